package org.everspring.measures;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.matter.BreakdownId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How one unit's breakdown of one item stands at one moment.
 *
 * @param closes when the task ends of itself
 * @param round counts what the unit has handed in, from 1; 0 before
 * @param confirmedRound the measures in force; null before the lead has confirmed any
 * @param confirmedAt null before
 * @param decision what the lead has decided of this round; null before
 * @param version counts its changes
 */
public record BreakdownSnapshot(
        BreakdownId id,
        UnitId leadUnit,
        BreakdownState state,
        Deadline due,
        Deadline closes,
        int round,
        @Nullable Integer confirmedRound,
        @Nullable OffsetDateTime confirmedAt,
        int timesReturned,
        @Nullable BreakdownDecision decision,
        int version) {

    /** The unit and the lead that confirms. */
    public Set<UnitId> unitsConcerned() {
        return Set.copyOf(List.of(id.unit(), leadUnit));
    }
}
