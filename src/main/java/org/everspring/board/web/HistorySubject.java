package org.everspring.board.web;

import java.util.List;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.improvement.ProblemFilter;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.PromotionQueries;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/** What stands behind each figure of one unit or one item. */
record HistorySubject(
        BoardView view,
        List<Quarter> quarters,
        @Nullable UnitId unit,
        @Nullable ItemId item) {

    BoardSelection selection() {
        return new BoardSelection(view.scope(), item, unit == null ? null : Set.of(unit));
    }

    ProblemFilter problems() {
        return ProblemFilter.of(view.scope().readers(), item, ProblemFilter.Course.of(unit, null, null));
    }

    PromotionQueries.Filter promotion() {
        return new PromotionQueries.Filter(view.scope(), item, unit, null);
    }

    ListAddress list(String path) {
        return new ListAddress(path)
                .with("item", item == null ? null : item.value())
                .with("unit", unit == null ? null : unit.value());
    }
}
