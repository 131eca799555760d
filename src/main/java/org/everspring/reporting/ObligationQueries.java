package org.everspring.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** How obligations stand, for lists and pages. */
public interface ObligationQueries {

    int PAGE_SIZE = 50;

    Optional<ObligationSnapshot> find(ObligationId id);

    /** In the plan's order. */
    List<ObligationSnapshot> ofSummary(SummaryId id);

    /** In the plan's order. */
    List<ObligationSnapshot> ofQuarter(Quarter quarter);

    /**
     * What is equal in the order's column stands in the order of the plan's items, and there of the units' ids.
     *
     * @param page from 1; one that is not there becomes the nearest that is
     */
    default ListPage<ObligationSnapshot> page(ObligationFilter filter, SortOrder<ObligationColumn> order, int page) {
        return page(filter, order, page, PAGE_SIZE);
    }

    /** @param size how many a page holds at most */
    ListPage<ObligationSnapshot> page(ObligationFilter filter, SortOrder<ObligationColumn> order, int page, int size);

    /** @return of the first {@link ListPage#COUNTED} at most */
    int count(ObligationFilter filter);

    /** How many reports wait for the leads' review, by their items; those without any are left out. */
    Map<ItemId, Integer> unreviewed(Quarter quarter, Set<UnitId> leads);

    /**
     * How many are in which state, in the order of the states, without those that none is in.
     *
     * @return of the first {@link ListPage#COUNTED} at most
     */
    Map<ObligationState, Integer> counts(ObligationFilter filter);
}
