package org.everspring.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.everspring.kernel.InvalidInputException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a quarter's reports are due.
 *
 * @param reportDay day of the quarter's last month by which responsible units report (plan part 5.2: the 20th)
 * @param summaryDay day of the same month by which lead units report the summary (plan part 5.2: the 25th)
 * @param shift what a date on a day that is no working day does: none, previous, next; the plan says nothing, so it
 *     stays
 * @param overrides a printed date for one quarter, taken as it is: overrides.2026Q4.report-due-on and .summary-due-on
 */
@Validated
@ConfigurationProperties("everspring.reporting")
public record DeadlineSettings(
        @Min(1) @Max(28) @DefaultValue("20") int reportDay,
        @Min(1) @Max(28) @DefaultValue("25") int summaryDay,
        @NotNull @DefaultValue("none") Shift shift,
        @NotNull @DefaultValue Map<String, PrintedDates> overrides) {

    /** What happens to a due day that is no working day: it stays, or moves to the working day before or after it. */
    public enum Shift {
        NONE,
        PREVIOUS,
        NEXT
    }

    /**
     * One quarter's printed dates.
     *
     * @param reportDueOn last day for the responsible units
     * @param summaryDueOn last day for the lead units' summaries
     */
    public record PrintedDates(LocalDate reportDueOn, LocalDate summaryDueOn) {}

    public DeadlineSettings {
        if (reportDay >= summaryDay) {
            throw new InvalidInputException("设置everspring.reporting有误：责任单位报送日report-day（" + reportDay
                    + "）应早于牵头单位汇总日summary-day（" + summaryDay + "）。");
        }
        Map<String, PrintedDates> byQuarter = new TreeMap<>();
        overrides.forEach((key, dates) -> {
            Quarter quarter = quarter(key);
            check(quarter, dates);
            byQuarter.put(quarter.toString(), dates);
        });
        overrides = Map.copyOf(byQuarter);
    }

    /** The plan's own dates: the 20th and the 25th, unshifted. */
    public static DeadlineSettings ofThePlan() {
        return new DeadlineSettings(20, 25, Shift.NONE, Map.of());
    }

    private static Quarter quarter(String key) {
        try {
            // An environment variable brings its keys in small letters.
            return Quarter.parse(key.toUpperCase(Locale.ROOT));
        } catch (InvalidInputException e) {
            throw new InvalidInputException("设置everspring.reporting.overrides有误：" + e.getMessage());
        }
    }

    private static void check(Quarter quarter, PrintedDates dates) {
        YearMonth month = quarter.lastMonth();
        if (dates.reportDueOn() == null || dates.summaryDueOn() == null) {
            throw refused(quarter, "report-due-on和summary-due-on都要写明");
        }
        if (!YearMonth.from(dates.reportDueOn()).equals(month)
                || !YearMonth.from(dates.summaryDueOn()).equals(month)) {
            throw refused(quarter, "日期应在" + month.getYear() + "年" + month.getMonthValue() + "月内");
        }
        if (!dates.reportDueOn().isBefore(dates.summaryDueOn())) {
            throw refused(quarter, "责任单位报送日应早于牵头单位汇总日");
        }
    }

    private static InvalidInputException refused(Quarter quarter, String reason) {
        return new InvalidInputException("设置everspring.reporting.overrides." + quarter + "有误：" + reason + "。");
    }
}
