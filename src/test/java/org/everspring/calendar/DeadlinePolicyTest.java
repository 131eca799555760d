package org.everspring.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.calendar.Calendars.STATUTORY;
import static org.everspring.calendar.DeadlineSettings.Shift.NEXT;
import static org.everspring.calendar.DeadlineSettings.Shift.NONE;
import static org.everspring.calendar.DeadlineSettings.Shift.PREVIOUS;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.everspring.calendar.DeadlineSettings.PrintedDates;
import org.everspring.calendar.DeadlineSettings.Shift;
import org.everspring.kernel.InvalidInputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("期限规则")
class DeadlinePolicyTest {

    private final DeadlinePolicy policy = new DeadlinePolicy(STATUTORY, DeadlineSettings.ofThePlan());

    @Test
    @DisplayName("按方案：末月首个工作日开启，20日报送，25日汇总，月末关闭")
    void followsThePlan() {
        ReportingDates dates = policy.datesOf(Quarter.parse("2026Q4"));

        assertThat(dates)
                .isEqualTo(new ReportingDates(
                        new Quarter(2026, 4),
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2026, 12, 20),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2026, 12, 31)));
    }

    @Test
    @DisplayName("期限计至当日24时，即次日零时（北京时间）")
    void countsADateToItsMidnight() {
        ReportingDates dates = policy.datesOf(Quarter.parse("2026Q4"));

        assertThat(dates.opensAt()).hasToString("2026-12-01T09:00+08:00");
        assertThat(dates.reportDueAt()).hasToString("2026-12-21T00:00+08:00");
        assertThat(dates.summaryDueAt()).hasToString("2026-12-26T00:00+08:00");
        assertThat(dates.closesAt()).hasToString("2027-01-01T00:00+08:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026Q4,NONE,2026-12-20,2026-12-25",
        "2026Q4,PREVIOUS,2026-12-18,2026-12-25",
        "2026Q4,NEXT,2026-12-21,2026-12-25",
        "2026Q3,PREVIOUS,2026-09-20,2026-09-24",
        "2026Q3,NEXT,2026-09-20,2026-09-28",
        "2026Q2,NONE,2026-06-20,2026-06-25",
        "2026Q2,PREVIOUS,2026-06-18,2026-06-25",
        "2026Q2,NEXT,2026-06-22,2026-06-25",
        "2025Q3,PREVIOUS,2025-09-19,2025-09-25",
        "2025Q3,NEXT,2025-09-22,2025-09-25"
    })
    @DisplayName("遇非工作日按设置不动、提前或顺延，调休上班日不动")
    void shiftsADayThatIsNotWorked(String quarter, Shift shift, LocalDate reportDueOn, LocalDate summaryDueOn) {
        DeadlinePolicy shifting = new DeadlinePolicy(STATUTORY, new DeadlineSettings(20, 25, shift, Map.of()));

        ReportingDates dates = shifting.datesOf(Quarter.parse(quarter));

        assertThat(dates.reportDueOn()).isEqualTo(reportDueOn);
        assertThat(dates.summaryDueOn()).isEqualTo(summaryDueOn);
    }

    @Test
    @DisplayName("通知印明的日期照用，不再顺延，只管那一个季度")
    void takesThePrintedDatesAsTheyAre() {
        PrintedDates printed = new PrintedDates(LocalDate.of(2026, 12, 13), LocalDate.of(2026, 12, 20));
        DeadlinePolicy overridden =
                new DeadlinePolicy(STATUTORY, new DeadlineSettings(20, 25, NEXT, Map.of("2026Q4", printed)));

        assertThat(overridden.datesOf(Quarter.parse("2026Q4")).reportDueOn()).isEqualTo("2026-12-13");
        assertThat(overridden.datesOf(Quarter.parse("2026Q4")).summaryDueOn()).isEqualTo("2026-12-20");
        assertThat(overridden.datesOf(Quarter.parse("2026Q3")).reportDueOn()).isEqualTo("2026-09-20");
    }

    @Test
    @DisplayName("没有节假日数据的年份，即使印明了日期也不开启")
    void refusesAYearWithoutData() {
        PrintedDates printed = new PrintedDates(LocalDate.of(2027, 3, 19), LocalDate.of(2027, 3, 24));
        DeadlinePolicy overridden =
                new DeadlinePolicy(STATUTORY, new DeadlineSettings(20, 25, NONE, Map.of("2027Q1", printed)));

        assertThatThrownBy(() -> overridden.datesOf(Quarter.parse("2027Q1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("没有2027年的节假日安排");
    }

    @Test
    @DisplayName("报送日早于开启日，启动即指明是哪个季度")
    void refusesADueDayBeforeTheOpening() {
        DeadlineSettings settings = new DeadlineSettings(1, 25, NONE, Map.of());

        assertThatThrownBy(() -> new DeadlinePolicy(STATUTORY, settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2024年第二季度的日期排不开")
                .hasMessageContaining("everspring.reporting.overrides.2024Q2");
    }

    @Test
    @DisplayName("两个日期挪到同一天，启动即拒绝")
    void refusesDatesThatShiftOntoOneDay() {
        DeadlineSettings settings = new DeadlineSettings(24, 25, PREVIOUS, Map.of());

        assertThatThrownBy(() -> new DeadlinePolicy(STATUTORY, settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("排不开");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T23:59:59+08:00,2026-12-01",
        "2026-12-01T08:59:59+08:00,2026-12-01",
        "2026-12-01T00:59:59Z,2026-12-01",
        "2026-12-01T09:00:00+08:00,2027-03-01",
        "2026-12-31T20:00:00Z,2027-03-01",
        "2025-01-15T12:00:00+08:00,2025-03-03",
        "2025-03-03T09:00:01+08:00,2025-06-03",
        "2027-04-01T00:00:00+08:00,2027-06-01",
        "2027-07-01T00:00:00+08:00,2027-09-01",
        "2030-05-01T00:00:00+08:00,2030-06-03"
    })
    @DisplayName("下一次开启严格晚于此刻；没有数据的年份取首个平日，仅供定时")
    void findsTheNextOpening(OffsetDateTime after, LocalDate opening) {
        assertThat(policy.nextOpening(after.toInstant())).isEqualTo(opening);
    }
}
