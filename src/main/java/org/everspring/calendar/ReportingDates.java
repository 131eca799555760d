package org.everspring.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.everspring.kernel.InvalidInputException;

/**
 * The dates of one quarter's reporting, all in its last month and in order; every due date counts to its 24:00.
 *
 * @param opensOn the day on which the reports are handed out
 * @param reportDueOn last day for the responsible units (plan part 5.2)
 * @param summaryDueOn last day for the lead units' summaries (plan part 5.2)
 * @param closesOn last day on which anything is accepted
 * @throws InvalidInputException when a date lies outside the month, or the order is not opening ≤ report &lt; summary ≤
 *     closing
 */
public record ReportingDates(
        Quarter quarter, LocalDate opensOn, LocalDate reportDueOn, LocalDate summaryDueOn, LocalDate closesOn) {

    /** The office's opening hour at {@link WorkCalendar#ZONE}. */
    public static final LocalTime OPENING_TIME = LocalTime.of(9, 0);

    public ReportingDates {
        if (opensOn.isBefore(quarter.lastMonth().atDay(1))
                || reportDueOn.isBefore(opensOn)
                || !reportDueOn.isBefore(summaryDueOn)
                || summaryDueOn.isAfter(closesOn)
                || closesOn.isAfter(quarter.lastMonth().atEndOfMonth())) {
            throw new InvalidInputException(quarter.label() + "的日期排不开：" + DateText.DAY.of(opensOn) + "开启、"
                    + DateText.DAY.of(reportDueOn) + "责任单位报送、"
                    + DateText.DAY.of(summaryDueOn) + "牵头单位汇总、" + DateText.DAY.of(closesOn)
                    + "关闭，应在季末月内依次排列，且汇总晚于报送。请用设置everspring.reporting.overrides."
                    + quarter + "写明该季度的日期。");
        }
    }

    /** 09:00 on the opening day. */
    public OffsetDateTime opensAt() {
        return opensOn.atTime(OPENING_TIME).atZone(WorkCalendar.ZONE).toOffsetDateTime();
    }

    /** The first moment at which a report is late. */
    public OffsetDateTime reportDueAt() {
        return endOf(reportDueOn);
    }

    /** The first moment at which a summary is late. */
    public OffsetDateTime summaryDueAt() {
        return endOf(summaryDueOn);
    }

    /** The first moment at which nothing is accepted any more. */
    public OffsetDateTime closesAt() {
        return endOf(closesOn);
    }

    private static OffsetDateTime endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toOffsetDateTime();
    }
}
