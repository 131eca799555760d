package org.everspring.board.web;

import java.math.BigDecimal;
import java.util.List;
import org.everspring.calendar.DueStanding;
import org.everspring.improvement.ProblemSource;
import org.everspring.indicators.LoopGrouping;
import org.everspring.indicators.LoopQueries.Stalled;
import org.everspring.indicators.LoopStage;
import org.everspring.web.ChartTable;
import org.everspring.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * How problems go through the closed loop, and where they stand still.
 *
 * @param found all of them, also those that were not accepted
 * @param median working days from the report to the end, of those that were solved; null without any
 * @param file the groups as a workbook
 * @param stallsFile everything that waits, as a workbook
 */
record LoopPage(
        BoardView view,
        BoardChoices choices,
        List<Choice<ProblemSource>> sources,
        boolean narrowed,
        Figure found,
        Figure running,
        Figure late,
        Figure solved,
        @Nullable BigDecimal median,
        List<Stage> stages,
        ChartTable chart,
        LoopGrouping grouping,
        List<BoardView.Link> groupings,
        List<Group> groups,
        List<Stall> stalls,
        String file,
        String stallsFile) {

    /**
     * @param reached how many have ever come here; null beside the straight way
     * @param passed how many have gone on; null beside the straight way
     * @param median working days of a stay; null before the first has ended
     * @param oldest what has stood here longest; null when nothing stands here
     */
    record Stage(
            LoopStage stage,
            @Nullable Figure reached,
            Figure standing,
            Figure late,
            @Nullable Figure passed,
            @Nullable BigDecimal median,
            @Nullable Stall oldest) {}

    /**
     * @param key null for what has none
     * @param standing in the order of {@link LoopPages#STEPS}
     * @param others not accepted, merged or given up
     */
    record Group(
            @Nullable String key,
            String label,
            Figure found,
            List<Figure> standing,
            Figure late,
            Figure solved,
            Figure others,
            @Nullable BigDecimal median) {}

    /**
     * @param days working days since it came to its present step
     * @param standing null without a date
     */
    record Stall(
            Stalled problem,
            LoopStage stage,
            int days,
            @Nullable DueStanding standing) {}

    public boolean isEmpty() {
        return found.number() == 0;
    }
}
