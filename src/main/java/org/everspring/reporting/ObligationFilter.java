package org.everspring.reporting;

import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * Which obligations of a quarter a list holds.
 *
 * @param units which owe them; null for all
 * @param leads which receive them; null for all
 * @param item null for all
 * @param state null for all
 */
public record ObligationFilter(
        Quarter quarter, Set<UnitId> units, Set<UnitId> leads, ItemId item, ObligationState state) {

    public static ObligationFilter of(Quarter quarter) {
        return new ObligationFilter(quarter, null, null, null, null);
    }

    public ObligationFilter owedBy(Set<UnitId> these) {
        return new ObligationFilter(quarter, these, leads, item, state);
    }

    public ObligationFilter ledBy(Set<UnitId> these) {
        return new ObligationFilter(quarter, units, these, item, state);
    }

    /** @param wanted null for all */
    public ObligationFilter on(ItemId wanted) {
        return new ObligationFilter(quarter, units, leads, wanted, state);
    }

    /** @param wanted null for all */
    public ObligationFilter in(ObligationState wanted) {
        return new ObligationFilter(quarter, units, leads, item, wanted);
    }
}
