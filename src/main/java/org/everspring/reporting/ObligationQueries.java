package org.everspring.reporting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** How obligations stand, for lists and pages. Lists are in the plan's order. */
public interface ObligationQueries {

    int PAGE_SIZE = 50;

    Optional<ObligationSnapshot> find(ObligationId id);

    List<ObligationSnapshot> ofSummary(SummaryId id);

    List<ObligationSnapshot> ofQuarter(Quarter quarter);

    /** The unit's obligations of a quarter, and those on items it leads. */
    List<ObligationSnapshot> concerning(UnitId unit, Quarter quarter);

    /**
     * One page of a quarter's obligations, in the order of {@code items}.
     *
     * @param items only obligations on these; never empty
     * @param states only obligations in these; never empty
     * @param page from 0; beyond the last one empty
     */
    List<ObligationSnapshot> page(Quarter quarter, List<ItemId> items, Set<ObligationState> states, int page);

    /** How many obligations the pages hold together. */
    int count(Quarter quarter, List<ItemId> items, Set<ObligationState> states);
}
