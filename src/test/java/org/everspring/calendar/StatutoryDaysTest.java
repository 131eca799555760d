package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("节假日文件")
class StatutoryDaysTest {

    private static final String HEADER = "date,day,occasion\n";

    @Test
    @DisplayName("容得下空行、注释、表格软件的字节序标记和换行")
    void readsWhatASpreadsheetSaves() {
        WorkCalendar calendar =
                Calendars.of("\uFEFFdate,day,occasion\r\n\r\n# 国办发明电\r\n2027/10/1,放假,国庆节\r\n2027-10-09,work,国庆节\r\n");

        assertThat(calendar.covers(2027)).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 1))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 9))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01,off|应为三项",
                "2026-10-32,off,国庆节|不是日期",
                "2026/13/01,off,国庆节|不是日期",
                "2026-10-01,off,|哪个节日",
                "2026-10-01,holiday,国庆节|应为off（放假）或work（调休上班）",
                "2026-10-08,work,国庆节|不是周末",
                "2026-09-30,off,重复|重复出现"
            })
    @DisplayName("写错的一行，指明文件和行号")
    void namesTheFileAndTheLine(String line, String reason) {
        String text = HEADER + "2026-09-30,off,测试\n" + line + "\n";

        assertThatThrownBy(() -> Calendars.of(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“days.csv”第3行有误")
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("缺表头的文件，第一行就拒绝")
    void refusesAFileWithoutHeader() {
        assertThatThrownBy(() -> Calendars.of("2026-10-01,off,国庆节\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("第1行有误");
    }

    @Test
    @DisplayName("读不到的文件，指明是哪项设置")
    void namesTheSettingOfAMissingFile() {
        assertThatThrownBy(() -> WorkCalendar.read(new ClassPathResource("calendar/none.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.csv")
                .hasMessageContaining("everspring.calendar.statutory-days");
    }
}
