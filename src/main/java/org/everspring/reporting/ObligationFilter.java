package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which obligations of a quarter a list holds.
 *
 * @param units which owe them; null for all
 * @param leads which receive them; null for all
 * @param item null for all
 * @param state null for all
 * @param unreviewed whether only what the lead has not decided is there
 * @param urging null for all
 */
public record ObligationFilter(
        Quarter quarter,
        @Nullable Set<UnitId> units,
        @Nullable Set<UnitId> leads,
        @Nullable ItemId item,
        @Nullable ObligationState state,
        boolean unreviewed,
        @Nullable Urging urging) {

    /**
     * What the unit has still to hand in, by its date.
     *
     * @param from when it becomes late, inclusive; null for all
     * @param until exclusive; null for all
     * @param urged whether the unit has been urged and has not answered
     */
    public record Urging(
            @Nullable OffsetDateTime from, @Nullable OffsetDateTime until, boolean urged) {}

    public static ObligationFilter of(Quarter quarter) {
        return new ObligationFilter(quarter, null, null, null, null, false, null);
    }

    public ObligationFilter owedBy(Set<UnitId> these) {
        return new ObligationFilter(quarter, these, leads, item, state, unreviewed, urging);
    }

    /** @param these null for all */
    public ObligationFilter ledBy(@Nullable Set<UnitId> these) {
        return new ObligationFilter(quarter, units, these, item, state, unreviewed, urging);
    }

    /** @param wanted null for all */
    public ObligationFilter on(@Nullable ItemId wanted) {
        return new ObligationFilter(quarter, units, leads, wanted, state, unreviewed, urging);
    }

    /** @param wanted null for all */
    public ObligationFilter in(@Nullable ObligationState wanted) {
        return new ObligationFilter(quarter, units, leads, item, wanted, unreviewed, urging);
    }

    /** What waits for its lead: handed in, and not decided while the decision is still being carried out. */
    public ObligationFilter toReview() {
        return new ObligationFilter(quarter, units, leads, item, ObligationState.SUBMITTED, true, urging);
    }

    public ObligationFilter in(Urging wanted) {
        return new ObligationFilter(quarter, units, leads, item, state, unreviewed, wanted);
    }
}
