package org.everspring.quarter;

import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.jspecify.annotations.Nullable;

/**
 * A quarter that has been opened.
 *
 * @param reportCycles its texts are null until the days are fixed
 * @param openedSteps how far the opening has come in the plan's order
 * @param openSummaries summaries that are not closed yet; they count for themselves, without a version
 * @param version counts the other changes
 */
public record ReportingQuarter(
        Quarter id,
        QuarterState state,
        Deadline reportDue,
        Deadline summaryDue,
        Deadline closes,
        @Nullable Cycles reportCycles,
        @Nullable Cycles summaryCycles,
        int openedSteps,
        int openSummaries,
        int version) {}
