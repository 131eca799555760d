package org.everspring.board.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.plan.UnitId;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.web.ChartTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one unit has scored quarter by quarter, as the scoreboard tells it to the reader. */
@Component
class UnitScores {

    private final Scoreboard board;

    UnitScores(Scoreboard board) {
        this.board = board;
    }

    /** @param quarters the oldest first; without those in which the unit has none, or none that the reader may see */
    Map<Quarter, RankRow> of(UnitId unit, List<Quarter> quarters, ScoreReader reader) {
        Map<Quarter, RankRow> rows = new LinkedHashMap<>();
        Optional<UnitScore> before = Optional.empty();
        for (Quarter quarter : quarters) {
            Optional<UnitScore> now = board.view(ScoringPeriod.of(quarter), reader).stream()
                    .flatMap(view -> board.scores(view).stream())
                    .filter(score -> score.unit().equals(unit))
                    .findFirst();
            if (now.isPresent()) {
                rows.put(quarter, RankRow.of(now.get(), before.orElse(null)));
            }
            before = now;
        }
        return rows;
    }

    /** Null before the unit has any. */
    @Nullable
    ChartTable chart(List<Quarter> quarters, Map<Quarter, RankRow> rows) {
        return rows.isEmpty()
                ? null
                : new ChartTable(
                        "line",
                        "各季度得分",
                        "季度",
                        quarters.stream().map(Quarter::label).toList(),
                        List.of(new ChartTable.Series(
                                "得分",
                                quarters.stream()
                                        .map(rows::get)
                                        .map(row -> row == null
                                                ? "—"
                                                : PointsText.points(row.score().total()))
                                        .toList())));
    }
}
