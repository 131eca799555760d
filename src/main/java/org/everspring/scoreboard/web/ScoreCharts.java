package org.everspring.scoreboard.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoreStatistics;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.web.ChartTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How scores have moved, and how they are spread. */
@Component
@Transactional(readOnly = true)
class ScoreCharts {

    private static final int YEARS_COMPARED = 5;
    private static final int QUARTERS_COMPARED = 8;

    private final Scoreboard board;
    private final Plan plan;

    ScoreCharts(Scoreboard board, Plan plan) {
        this.board = board;
        this.plan = plan;
    }

    /** Grades as the owners' table names them, the best first. */
    static ChartTable grades(Map<String, List<UnitScore>> groups) {
        List<String> grades = List.copyOf(ScoreStatistics.grades(
                        groups.values().stream().flatMap(List::stream).toList())
                .keySet());
        return new ChartTable(
                "stack",
                "等次分布（单位数）",
                "等次",
                grades,
                groups.entrySet().stream()
                        .map(group -> new ChartTable.Series(
                                group.getKey(),
                                grades.stream()
                                        .map(grade -> String.valueOf(group.getValue().stream()
                                                .filter(score -> score.grade().equals(grade))
                                                .count()))
                                        .toList()))
                        .toList());
    }

    @Nullable
    ChartTable averages(ScoreboardView view, List<String> groups, ScoreReader reader) {
        boolean years = view.period().isYear();
        List<ScoreboardView> course =
                board.course(view.period(), years, years ? YEARS_COMPARED : QUARTERS_COMPARED, reader).stream()
                        .filter(ScoreboardView::complete)
                        .toList();
        if (course.size() < 2 || groups.isEmpty()) {
            return null;
        }
        List<Map<String, List<UnitScore>>> scores =
                course.stream().map(board::scores).map(ScoreStatistics::byGroup).toList();
        return new ChartTable(
                "line",
                years ? "各年度平均得分" : "各季度平均得分",
                years ? "年度" : "季度",
                course.stream().map(one -> one.period().label()).toList(),
                groups.stream()
                        .map(group -> new ChartTable.Series(
                                group,
                                scores.stream()
                                        .map(period -> PointsText.points(
                                                ScoreStatistics.average(period.getOrDefault(group, List.of()))))
                                        .toList()))
                        .toList());
    }

    /** The unit's scores of the quarters up to the period, and of the years when it is a year. */
    List<ChartTable> courses(ScoringPeriod period, UnitId unit, ScoreReader reader) {
        return Stream.of(
                        course("各季度得分", "季度", board.course(period, false, QUARTERS_COMPARED, reader), unit),
                        period.isYear()
                                ? course("各年度得分", "年度", board.course(period, true, YEARS_COMPARED, reader), unit)
                                : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable ChartTable course(String title, String head, List<ScoreboardView> views, UnitId unit) {
        List<ScoreboardView> covered =
                views.stream().filter(view -> view.covers(unit)).toList();
        List<List<UnitScore>> scores = covered.stream().map(board::scores).toList();
        List<Optional<UnitScore>> own = scores.stream()
                .map(all ->
                        all.stream().filter(score -> score.unit().equals(unit)).findFirst())
                .toList();
        if (own.stream().filter(Optional::isPresent).count() < 2) {
            return null;
        }
        List<ChartTable.Series> series = new ArrayList<>();
        series.add(new ChartTable.Series(
                plan.nameOf(unit),
                own.stream().map(score -> text(score, UnitScore::total)).toList()));
        // What the others have is told only where all of it is.
        if (covered.stream().anyMatch(ScoreboardView::complete)) {
            series.add(new ChartTable.Series(
                    "同组平均",
                    IntStream.range(0, covered.size())
                            .mapToObj(i ->
                                    covered.get(i).complete() && own.get(i).isPresent()
                                            ? PointsText.points(ScoreStatistics.average(scores.get(i).stream()
                                                    .filter(score -> score.group() != null
                                                            && score.group()
                                                                    .equals(own.get(i)
                                                                            .get()
                                                                            .group()))
                                                    .toList()))
                                            : PointsText.NONE)
                            .toList()));
        }
        return new ChartTable(
                "line",
                title,
                head,
                covered.stream().map(one -> one.period().label()).toList(),
                series);
    }

    private static String text(Optional<UnitScore> score, Function<UnitScore, BigDecimal> value) {
        return PointsText.points(score.map(value).orElse(null));
    }
}
