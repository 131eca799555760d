package org.everspring.monitoring;

import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.quarter.QuarterState;
import org.everspring.reporting.ObligationState;
import org.jspecify.annotations.Nullable;

/**
 * How the plan's duties stand.
 *
 * @param quarter the newest that has been opened; null before the first
 * @param state where it stands; null with it
 * @param obligations how many reports of this quarter are in which state; without those that none is in
 * @param lateObligations which of them are still with their units although the date has passed
 * @param openProblems that wait for somebody
 * @param lateProblems those of them whose date has passed
 */
public record DutyFigures(
        @Nullable Quarter quarter,
        @Nullable QuarterState state,
        Map<ObligationState, Long> obligations,
        long lateObligations,
        long openProblems,
        long lateProblems) {

    public long obligationsIn(ObligationState wanted) {
        return obligations.getOrDefault(wanted, 0L);
    }

    /** All of the quarter. */
    public long owed() {
        return obligations.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of them have come in, accepted or not. */
    public long handedIn() {
        return owed()
                - obligationsIn(ObligationState.OPEN)
                - obligationsIn(ObligationState.RETURNED)
                - obligationsIn(ObligationState.MISSING);
    }
}
