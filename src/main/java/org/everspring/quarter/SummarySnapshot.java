package org.everspring.quarter;

import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How an item's summary stands at one moment.
 *
 * @param openReports reports that are not closed yet
 * @param round counts what the lead has handed in, from 1; 0 before
 * @param lateWorkingDays working days after the due date of the first one, 0 when on time; null before
 * @param closedAt null while something may still happen
 * @param decision what the office has decided of this round; null before
 * @param version counts its changes, but not the reports that are closed
 */
public record SummarySnapshot(
        SummaryId id,
        UnitId leadUnit,
        SummaryState state,
        Deadline due,
        Deadline closes,
        int openReports,
        int round,
        @Nullable OffsetDateTime firstSubmittedAt,
        @Nullable Integer lateWorkingDays,
        int timesReturned,
        int timesObjected,
        @Nullable OffsetDateTime closedAt,
        @Nullable SummaryDecision decision,
        int version) {

    /** Whether the lead has something to write, or will have. */
    public boolean isWithLead() {
        return state == SummaryState.WAITING || state == SummaryState.COMPILING;
    }
}
