package org.everspring.measures;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.kernel.ListPage;
import org.everspring.matter.BreakdownId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** How breakdowns stand, for lists and pages. */
public interface BreakdownQueries {

    /** How many wait for the leads to confirm them, by their items; those without any are left out. */
    Map<ItemId, Integer> unconfirmed(Set<UnitId> leads);

    /**
     * Those that wait for the leads to confirm them, in the order of the units' ids.
     *
     * @param page from 1; one that is not there becomes the nearest that is
     */
    ListPage<BreakdownSnapshot> unconfirmed(Set<UnitId> leads, ItemId item, int page, int size);

    /** What each of these units has handed in last, in its order, read of all at once. */
    Map<BreakdownId, List<Measure>> handedIn(Collection<BreakdownId> ids);
}
