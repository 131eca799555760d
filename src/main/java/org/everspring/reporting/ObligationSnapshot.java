package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How an obligation stands at one moment.
 *
 * @param leadUnit the principal lead, which receives the report
 * @param closes when an unreported obligation is recorded as missing
 * @param round counts what the unit has handed in, from 1; 0 before
 * @param firstSubmittedAt decides whether the report was on time; null before
 * @param lateWorkingDays working days after the due date of the first report, 0 when on time; null before
 * @param closedAt null while something may still happen
 * @param review what the lead has decided of this round; null before
 * @param version counts its changes
 */
public record ObligationSnapshot(
        ObligationId id,
        UnitId leadUnit,
        ObligationState state,
        Deadline due,
        Deadline closes,
        int round,
        @Nullable OffsetDateTime firstSubmittedAt,
        @Nullable Integer lateWorkingDays,
        int timesReturned,
        int timesWithdrawn,
        int timesUrged,
        @Nullable OffsetDateTime closedAt,
        @Nullable ReviewDecision review,
        int version) {

    /** The unit and the lead that receives its report, as they were when the quarter was opened. */
    public Set<UnitId> unitsConcerned() {
        return Set.copyOf(List.of(id.unit(), leadUnit));
    }
}
