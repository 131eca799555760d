package org.everspring.indicators;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.ItemId;
import org.jspecify.annotations.Nullable;

/** What is late, and what waits for a decision, of every duty. */
public interface Concerns {

    int PAGE_SIZE = 50;

    /**
     * Which of them.
     *
     * @param quarter whose reports and summaries count, those handed in late among them; null for what of any quarter can
     *     still be done
     */
    record Asked(Set<Concern> concerns, @Nullable Quarter quarter, BoardSelection selection) {}

    /** One statement; those without any are not there. */
    Map<Concern, Integer> counts(Asked asked, OffsetDateTime now);

    /** Problems whose date has passed, by their items; one statement. */
    Map<ItemId, Integer> lateProblems(BoardSelection selection, OffsetDateTime now);

    /** @param page from 1; one that is not there becomes the nearest that is */
    ListPage<ConcernLine> page(Asked asked, SortOrder<ConcernColumn> order, OffsetDateTime now, int page, int size);

    default List<ConcernLine> first(Asked asked, OffsetDateTime now, int most) {
        return page(asked, SortOrder.usual(ConcernColumn.class), now, 1, most).rows();
    }
}
