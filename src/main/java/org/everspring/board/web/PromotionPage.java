package org.everspring.board.web;

import java.util.List;
import org.everspring.indicators.PromotionQueries.Answers;
import org.everspring.indicators.PromotionQueries.Published;
import org.everspring.kernel.ListPage;
import org.everspring.plan.UnitId;
import org.everspring.promotion.AdoptionState;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who has taken over which experience.
 *
 * @param units the columns of the map, in the plan's order: those of the group that were asked anything on this page
 * @param sums of all experiences of the list, not only of this page
 * @param file the answers as a workbook
 */
record PromotionPage(
        BoardView view,
        BoardChoices choices,
        boolean narrowed,
        ListPage<Row> page,
        ListAddress address,
        List<UnitId> units,
        Answers total,
        List<Answers> sums,
        String file) {

    /** @param cells as many as units; null where the unit was not asked */
    record Row(Published experience, Answers answers, List<@Nullable Cell> cells) {}

    /** What a unit has answered. */
    enum Cell {
        ADOPTED("adopted", "✓", "已复制推广"),
        DECLINED("declined", "—", "不适用"),
        OPEN("open", "○", "未反馈"),
        LATE("late", "!", "逾期未反馈"),
        MISSING("missing", "✕", "关闭时仍未反馈");

        private final Mark mark;

        Cell(String look, String sign, String label) {
            this.mark = new Mark(look, sign, label);
        }

        static Cell of(AdoptionState state, boolean late) {
            return switch (state) {
                case ADOPTED -> ADOPTED;
                case NOT_APPLICABLE -> DECLINED;
                case OPEN -> late ? LATE : OPEN;
                case MISSING -> MISSING;
            };
        }

        public Mark getMark() {
            return mark;
        }
    }
}
