package org.everspring.board.web;

import java.util.List;
import org.everspring.calendar.Quarter;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.indicators.PromotionQueries.Published;
import org.everspring.indicators.ReportHistory.Line;
import org.everspring.indicators.ReportTally;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ObligationId;
import org.everspring.web.ChartTable;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * A unit, or an item, over the quarters.
 *
 * @param kind {@code units} or {@code items}, as the addresses have it
 * @param about a line beside the title; empty without one
 * @param choices the others of its kind that the person may look at
 * @param quarters the oldest first
 * @param reports a row an item, or a unit, with as many cells as quarters
 * @param chart null without anything to draw
 * @param problems the newest
 * @param experiences the newest
 * @param file the reports as a workbook
 */
record HistoryPage(
        BoardView view,
        String kind,
        String id,
        String title,
        String about,
        List<? extends Choice<?>> choices,
        List<Quarter> quarters,
        List<Row> rows,
        @Nullable ChartTable chart,
        ListPage<Reports> reports,
        ListAddress address,
        List<ProblemSnapshot> problems,
        Figure allProblems,
        List<Published> experiences,
        Figure allExperiences,
        List<TargetsPage.Row> targets,
        String file) {

    /**
     * One quarter.
     *
     * @param light of an item; null for a unit
     * @param score of a unit, as far as the person may read it; null for an item
     */
    record Row(
            Quarter quarter,
            Counts reports,
            Figure problems,
            Figure experiences,
            OverviewPage.@Nullable Cell light,
            @Nullable RankRow score) {}

    record Counts(Figure due, Figure handedIn, Figure overdue, Figure missing) {

        static Counts of(ReportTally.Sum sum, ListAddress rows) {
            return new Counts(
                    Figure.of(sum.due(), rows),
                    Figure.of(sum.handedIn(), rows.with("state", "handed-in")),
                    Figure.of(sum.overdue(), rows.with("state", "overdue")),
                    Figure.of(sum.missing(), rows.with("state", "missing")));
        }
    }

    /** @param address of the item's or unit's own page; null where the person does not see it whole */
    record Reports(String label, @Nullable String address, List<@Nullable Cell> cells) {}

    record Cell(ObligationId report, Sign sign) {}

    /** How a report came. */
    enum Sign {
        ON_TIME("adopted", "✓", "按期报送"),
        LATE("late", "迟", "逾期报送"),
        OVERDUE("overdue", "!", "逾期未报"),
        MISSING("missing", "✕", "缺报"),
        WAITING("open", "○", "未到期限");

        private final Mark mark;

        Sign(String look, String sign, String label) {
            this.mark = new Mark(look, sign, label);
        }

        static Sign of(Line line) {
            return switch (line.state()) {
                case OPEN, RETURNED -> line.late() ? OVERDUE : WAITING;
                case MISSING -> MISSING;
                case SUBMITTED, ACCEPTED, UNREVIEWED -> line.late() ? LATE : ON_TIME;
            };
        }

        public Mark getMark() {
            return mark;
        }
    }
}
