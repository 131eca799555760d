package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("季度")
class QuarterTest {

    @Test
    @DisplayName("写成什么样，读出来还是什么样")
    void readsWhatItWrites() {
        Quarter quarter = Quarter.parse("2026Q4");

        assertThat(quarter).isEqualTo(new Quarter(2026, 4)).hasToString("2026Q4");
        assertThat(quarter.label()).isEqualTo("2026年第四季度");
        assertThat(quarter.lastMonth()).isEqualTo(YearMonth.of(2026, 12));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"2026Q5", "2026Q0", "2026q4", " 2026Q4", "26Q4", "2026-Q4", "2026Q44", "１９２６Q1", "0000Q1"})
    @DisplayName("不是季度的文字一律拒绝，并说明应怎样填")
    void refusesWhatIsNoQuarter(String text) {
        assertThatThrownBy(() -> Quarter.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("不是有效的季度")
                .hasMessageContaining("例如2026Q4");
    }

    @Test
    @DisplayName("过长的输入不整段抄进提示")
    void shortensALongInputInItsMessage() {
        assertThatThrownBy(() -> Quarter.parse("9".repeat(20_000)))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .hasSizeLessThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,2026Q1",
        "2026-03-31,2026Q1",
        "2026-04-01,2026Q2",
        "2026-09-30,2026Q3",
        "2026-10-01,2026Q4",
        "2026-12-31,2026Q4"
    })
    @DisplayName("日期归入所在季度")
    void findsTheQuarterOfADate(LocalDate date, String quarter) {
        assertThat(Quarter.of(date)).hasToString(quarter);
    }

    @Test
    @DisplayName("前后相接，跨年不断，按时间排序")
    void followsOneAnotherOverTheYearsEnd() {
        Quarter last = new Quarter(2026, 4);

        assertThat(last.next()).isEqualTo(new Quarter(2027, 1));
        assertThat(last.next().previous()).isEqualTo(last);
        assertThat(new Quarter(2026, 2).next()).isEqualTo(new Quarter(2026, 3));
        assertThat(last).isLessThan(last.next()).isGreaterThan(last.previous());
    }
}
