package org.everspring.board.web;

import java.math.BigDecimal;
import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.TargetMark;
import org.everspring.indicators.TargetQueries.Sum;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Item;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.everspring.web.ChartTable;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the plan promises in figures, and what was reached over the quarters.
 *
 * @param quarters the columns, the oldest first
 * @param chart how many targets were reached; null without any figure
 */
record TargetsPage(
        BoardView view,
        BoardChoices choices,
        List<Quarter> quarters,
        List<Row> rows,
        @Nullable ChartTable chart,
        String file) {

    /** @param cells as many as quarters */
    record Row(Item item, Target target, List<Cell> cells) {}

    /**
     * @param sum null where nobody has a figure
     * @param mark null where only a part of what is added up is seen
     */
    record Cell(@Nullable Sum sum, @Nullable TargetMark mark) {

        @Nullable
        BigDecimal value() {
            return sum == null ? null : plain(sum.value());
        }

        /** As the page writes it. */
        public String text(Target target) {
            BigDecimal value = value();
            return value == null ? "" : value.toPlainString() + target.unit();
        }
    }

    /** Without zeros at the end. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * One target, unit by unit.
     *
     * @param course what the units have reached together; null without any figure
     */
    record One(
            BoardView view,
            Item item,
            Target target,
            List<Quarter> quarters,
            List<Cell> cells,
            @Nullable ChartTable course,
            ListPage<UnitRow> page,
            ListAddress address,
            String file) {}

    /** @param readings as many as quarters; null where the unit has not reported */
    record UnitRow(UnitId unit, List<@Nullable Reading> readings) {}

    /**
     * @param reached null without a figure
     * @param mark null for a part of what is added up
     */
    record Reading(
            ObligationId report,
            @Nullable BigDecimal reached,
            @Nullable TargetMark mark) {}
}
