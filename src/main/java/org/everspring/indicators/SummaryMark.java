package org.everspring.indicators;

import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.reporting.ProgressStatus;
import org.jspecify.annotations.Nullable;

/**
 * How an item's summary stands in a quarter.
 *
 * @param workingDaysLate of what has been handed in, is overdue now or was missing at the end; 0 otherwise
 * @param progress as the lead has said it last; null before
 */
public record SummaryMark(
        Quarter quarter,
        ItemId item,
        State state,
        int workingDaysLate,
        @Nullable ProgressStatus progress) {

    /** As the table of the lights knows it. */
    public enum State {
        PENDING,
        SUBMITTED,
        ACCEPTED,
        MISSING
    }
}
