package org.everspring.scoreboard.web;

import java.util.List;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.UnitScore;
import org.everspring.web.ChartTable;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one period as one person may see them; what is null is not there.
 *
 * @param state of the annual assessment, in small letters; {@code interim} for a quarter
 * @param explanation what these scores are good for as yet
 * @param facts how and when it was scored
 * @param judging whether the reader may try other tables
 * @param archiving whether the reader may take all of the year along
 * @param own the reader's units
 * @param grades how many units of each group have which grade; null with nothing to compare
 * @param course how the groups' averages have moved; null for a single period
 */
record BoardPage(
        ScoreboardView view,
        String state,
        String stateLabel,
        String explanation,
        List<Choice> years,
        List<Choice> periods,
        List<Fact> facts,
        boolean judging,
        boolean archiving,
        List<Row> own,
        List<Group> groups,
        List<Row> unranked,
        @Nullable ChartTable grades,
        @Nullable ChartTable course) {

    record Choice(String period, String label, boolean chosen) {}

    record Fact(String name, String text) {}

    /** @param count how many units are ranked in it */
    record Group(String name, int count, String average, List<Row> red, List<Row> black, List<Row> rows) {}

    record Row(UnitScore score) {

        /** In the order of the parts. */
        public List<String> getAverages() {
            return ScoreCategory.WEIGHTED.stream()
                    .map(part -> PointsText.points(score.averages().get(part)))
                    .toList();
        }

        public String getAdjustment() {
            return PointsText.adjustment(score.adjustment());
        }
    }
}
