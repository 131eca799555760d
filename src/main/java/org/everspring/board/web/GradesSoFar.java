package org.everspring.board.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.everspring.calendar.Quarter;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoreStatistics;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The grades of a year as far as they are known: of the year once it is scored, before of its last scored quarter. */
@Component
class GradesSoFar {

    private final Scoreboard board;

    GradesSoFar(Scoreboard board) {
        this.board = board;
    }

    OverviewPage.@Nullable Grades of(BoardView view, ScoreReader reader) {
        return last(view, reader).map(scored -> grades(scored)).orElse(null);
    }

    /** The year itself only where its last quarter is looked at, or nothing is chosen. */
    private Optional<ScoreboardView> last(BoardView view, ScoreReader reader) {
        Quarter shown = view.shown();
        boolean whole = view.query().quarter() == null || shown.number() == 4;
        return Stream.concat(
                        whole ? Stream.of(ScoringPeriod.of(view.year())) : Stream.of(),
                        view.quarters().stream()
                                .filter(quarter -> quarter.compareTo(shown) <= 0)
                                .sorted(Comparator.reverseOrder())
                                .map(ScoringPeriod::of))
                .map(period -> board.view(period, reader).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private OverviewPage.Grades grades(ScoreboardView scored) {
        List<UnitScore> scores = board.scores(scored);
        String address = "/board/assessment/" + scored.period();
        String label = scored.period().label();
        if (!scored.complete()) {
            return new OverviewPage.Grades(
                    label,
                    scores.stream()
                            .findFirst()
                            .map(own -> new OverviewPage.Own(own.grade(), PointsText.points(own.total()), own.rank()))
                            .orElse(null),
                    List.of(),
                    address);
        }
        return new OverviewPage.Grades(
                label,
                null,
                ScoreStatistics.grades(scores.stream()
                                .filter(score -> score.group() != null)
                                .toList())
                        .entrySet()
                        .stream()
                        .map(grade -> new OverviewPage.Grade(grade.getKey(), grade.getValue()))
                        .toList(),
                address);
    }
}
