package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.calendar.Calendars.STATUTORY;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("工作日历")
class WorkCalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "2026-09-20,true,国庆节调休上班的星期日",
        "2026-06-19,false,端午节",
        "2026-06-20,false,端午节",
        "2026-09-25,false,中秋节",
        "2026-12-20,false,星期日",
        "2026-12-21,true,星期一",
        "2026-10-07,false,国庆节最后一天",
        "2026-10-08,true,国庆节后第一天",
        "2026-10-10,true,国庆节调休上班的星期六",
        "2025-09-20,false,星期六",
        "2025-12-20,false,星期六",
        "2023-01-01,false,元旦",
        "2026-12-31,true,年末"
    })
    @DisplayName("放假、调休和平常的周末分得清")
    void knowsTheStatutoryDays(LocalDate date, boolean working, String why) {
        assertThat(STATUTORY.isWorkingDay(date)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({"2023,249", "2024,251", "2025,248", "2026,248"})
    @DisplayName("每年的工作日总数与公布的安排相符")
    void countsTheWorkingDaysOfAYear(int year, int days) {
        assertThat(STATUTORY.workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .hasSize(days);
    }

    @Test
    @DisplayName("没有公布安排的年份按周末和法定节日暂算；必须以公布为准的，说清缺哪一年、到哪里补")
    void countsAYearWithoutDataProvisionally() {
        assertThat(STATUTORY.covers(2026)).isTrue();
        assertThat(STATUTORY.covers(2027)).isFalse();
        assertThat(STATUTORY.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(STATUTORY.isWorkingDay(LocalDate.of(2027, 1, 4))).isTrue();
        assertThat(STATUTORY.isWorkingDay(LocalDate.of(2027, 2, 5))).isFalse();
        assertThatThrownBy(() -> STATUTORY.requirePublished(2027))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("没有2027年的节假日安排")
                .hasMessageContaining("/board/calendar");
    }

    @Test
    @DisplayName("文件里只有上年末几天，不算有那一年的数据")
    void takesAFewDaysOfTheYearBeforeForNoCalendar() {
        assertThat(STATUTORY.covers(2022)).isFalse();
        assertThat(STATUTORY.isWorkingDay(LocalDate.of(2022, 12, 31))).isFalse();
        assertThatThrownBy(() -> STATUTORY.requirePublished(2022)).hasMessageContaining("2022年");
    }

    @Test
    @DisplayName("已公布到哪一天：接着公布的年份连着算")
    void knowsUntilWhenHolidaysArePublished() {
        assertThat(STATUTORY.lastPublishedDay(LocalDate.of(2024, 5, 1))).isEqualTo("2026-12-31");
        assertThat(STATUTORY.lastPublishedDay(LocalDate.of(2026, 12, 31))).isEqualTo("2026-12-31");
        assertThat(STATUTORY.lastPublishedDay(LocalDate.of(2027, 1, 1))).isEqualTo("2026-12-31");
    }

    @Test
    @DisplayName("起算日不计，截止日计入")
    void leavesOutTheFirstDayAndCountsTheLast() {
        LocalDate friday = LocalDate.of(2026, 12, 18);

        assertThat(STATUTORY.workingDaysBetween(friday, friday)).isZero();
        assertThat(STATUTORY.workingDaysBetween(friday.minusDays(1), friday)).isEqualTo(1);
        assertThat(STATUTORY.workingDaysBetween(friday, LocalDate.of(2026, 12, 20)))
                .isZero();
        assertThat(STATUTORY.workingDaysBetween(friday, LocalDate.of(2026, 12, 21)))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("过了期限，按已过去的工作日计负数")
    void countsBackwardsPastTheDueDate() {
        LocalDate sunday = LocalDate.of(2026, 12, 20);

        assertThat(STATUTORY.workingDaysBetween(LocalDate.of(2026, 12, 21), sunday))
                .isEqualTo(-1);
        assertThat(STATUTORY.workingDaysBetween(LocalDate.of(2026, 12, 25), sunday))
                .isEqualTo(-5);
    }

    @Test
    @DisplayName("逾期按工作日计；只逾期一个周末的也计一天，按期的为零")
    void countsHowLateSomethingIs() {
        Deadline saturday = new Deadline(LocalDate.of(2026, 12, 19));

        assertThat(STATUTORY.workingDaysLate(saturday, OffsetDateTime.parse("2026-12-19T23:59:59+08:00")))
                .isZero();
        // The same moment, told from another zone: it is Sunday in Kunming.
        assertThat(STATUTORY.workingDaysLate(saturday, OffsetDateTime.parse("2026-12-19T16:00:00Z")))
                .isEqualTo(1);
        assertThat(STATUTORY.workingDaysLate(saturday, OffsetDateTime.parse("2026-12-22T09:00:00+08:00")))
                .isEqualTo(2);
        assertThat(STATUTORY.workingDaysLate(saturday, saturday.day())).isEqualTo(1);
    }

    @Test
    @DisplayName("两端的日期都列出，倒过来为空")
    void listsWorkingDaysWithBothEnds() {
        LocalDate saturday = LocalDate.of(2026, 9, 19);
        LocalDate tuesday = LocalDate.of(2026, 9, 22);

        assertThat(STATUTORY.workingDays(saturday, tuesday))
                .isEqualTo(List.of(LocalDate.of(2026, 9, 20), LocalDate.of(2026, 9, 21), tuesday));
        assertThat(STATUTORY.workingDays(tuesday, tuesday)).containsExactly(tuesday);
        assertThat(STATUTORY.workingDays(tuesday, saturday)).isEmpty();
    }

    @Test
    @DisplayName("跨年照常推算，跨进没有公布安排的年份暂算并说明")
    void countsOverTheYearsEnd() {
        assertThat(STATUTORY.plusWorkingDays(LocalDate.of(2025, 12, 31), 1)).isEqualTo("2026-01-04");
        assertThat(STATUTORY.plusWorkingDays(LocalDate.of(2026, 1, 4), -1)).isEqualTo("2025-12-31");
        assertThat(STATUTORY.plusWorkingDays(LocalDate.of(2026, 12, 30), 1)).isEqualTo("2026-12-31");
        LocalDate provisional = STATUTORY.plusWorkingDays(LocalDate.of(2026, 12, 30), 2);
        assertThat(provisional).isEqualTo("2027-01-04");
        assertThat(STATUTORY.textOf(new Deadline(provisional))).isEqualTo("2027年1月4日（周一）24时（暂按周末和法定节日推算，放假安排公布后以公布为准）");
        assertThat(STATUTORY.textOf(new Deadline(LocalDate.of(2026, 12, 31)))).isEqualTo("2026年12月31日（周四）24时");
    }

    @Test
    @DisplayName("加零个工作日就是当天，不论是否上班")
    void leavesTheDateWhenNothingIsAdded() {
        assertThat(STATUTORY.plusWorkingDays(LocalDate.of(2026, 12, 20), 0)).isEqualTo("2026-12-20");
    }

    @ParameterizedTest
    @CsvSource({"2026-12,2026-12-01", "2025-03,2025-03-03", "2025-06,2025-06-03", "2026-02,2026-02-02"})
    @DisplayName("月内首个工作日避开周末和放假")
    void findsTheFirstWorkingDayOfAMonth(YearMonth month, LocalDate day) {
        assertThat(STATUTORY.firstWorkingDay(month)).isEqualTo(day);
    }

    @Test
    @DisplayName("四年里每一天，加工作日与数工作日互相印证")
    void addsAndCountsAlikeOnEveryDay() {
        FIRST.datesUntil(LAST.plusDays(1)).forEach(date -> {
            int left = STATUTORY.workingDaysBetween(date, LAST);
            for (int number : new int[] {1, 2, 5, 23}) {
                if (number <= left) {
                    LocalDate later = STATUTORY.plusWorkingDays(date, number);
                    assertThat(STATUTORY.isWorkingDay(later)).isTrue();
                    assertThat(STATUTORY.workingDaysBetween(date, later))
                            .as("%s + %s", date, number)
                            .isEqualTo(number);
                    assertThat(STATUTORY.workingDaysBetween(later, date)).isEqualTo(-number);
                    assertThat(STATUTORY.workingDays(date.plusDays(1), later)).hasSize(number);
                }
            }
            if (STATUTORY.isWorkingDay(date) && left >= 7) {
                assertThat(STATUTORY.plusWorkingDays(STATUTORY.plusWorkingDays(date, 7), -7))
                        .isEqualTo(date);
            }
        });
    }

    @Test
    @DisplayName("有终止日的期限到终止日为止")
    void aTermWithAnEndNeedsNoDaysBeyondIt() {
        assertThat(STATUTORY.plusWorkingDaysUntil(LocalDate.of(2026, 12, 24), 2, LAST))
                .isEqualTo("2026-12-28");
        assertThat(STATUTORY.plusWorkingDaysUntil(LocalDate.of(2026, 12, 30), 2, LAST))
                .isEqualTo("2026-12-31");
        assertThat(STATUTORY.plusWorkingDaysUntil(LocalDate.of(2027, 1, 4), 2, LAST))
                .isEqualTo("2026-12-31");
    }
}
