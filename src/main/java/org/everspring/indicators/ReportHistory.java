package org.everspring.indicators;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ObligationState;

/** The reports of a unit, or of an item, over several quarters. */
public interface ReportHistory {

    int PAGE_SIZE = 50;

    /** @param late overdue, missing, or handed in after its date */
    record Line(ObligationId id, ObligationState state, boolean late) {}

    /**
     * By items in the plan's order, each with its reports by quarter.
     *
     * @param selection names the unit
     * @param page of items, from 1
     */
    ListPage<List<Line>> byItem(
            Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now, int page, int size);

    /**
     * By the units' ids, each with its reports by quarter.
     *
     * @param selection names the item
     * @param page of units, from 1
     */
    ListPage<List<Line>> byUnit(
            Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now, int page, int size);
}
