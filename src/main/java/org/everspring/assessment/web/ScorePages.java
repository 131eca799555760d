package org.everspring.assessment.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.Scoreboard;
import org.everspring.assessment.ScoreboardView;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.UnitScore.Listed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the scores of a period into words and charts. */
@Component
@Transactional(readOnly = true)
class ScorePages {

    private static final int YEARS_COMPARED = 5;
    private static final int QUARTERS_COMPARED = 8;

    private final Scoreboard board;
    private final Plan plan;

    ScorePages(Scoreboard board, Plan plan) {
        this.board = board;
        this.plan = plan;
    }

    BoardPage board(ScoreboardView view, ScoreReader reader) {
        List<UnitScore> scores = board.scores(view);
        Map<String, List<UnitScore>> groups = byGroup(scores);
        return new BoardPage(
                view.period().toString(),
                view.period().label(),
                view.period().isYear(),
                state(view),
                stateLabel(view),
                explanation(view),
                years(view, reader),
                periods(view, reader),
                facts(view.run(), view.assessment()),
                view.complete(),
                reader.mayTry(plan),
                view.isFrozen(),
                view.run().hash(),
                scores.stream()
                        .filter(score -> view.own().contains(score.unit()))
                        .map(this::row)
                        .toList(),
                view.complete()
                        ? groups.entrySet().stream()
                                .map(group -> group(group.getKey(), group.getValue()))
                                .toList()
                        : List.of(),
                view.complete()
                        ? scores.stream()
                                .filter(score -> score.group() == null)
                                .map(this::row)
                                .toList()
                        : List.of(),
                view.complete() && !groups.isEmpty() ? grades(groups) : null,
                view.complete() ? averages(view, groups.keySet().stream().toList(), reader) : null);
    }

    static String state(ScoreboardView view) {
        return view.assessment() == null
                ? "interim"
                : view.assessment().state().name().toLowerCase(Locale.ROOT);
    }

    static String stateLabel(ScoreboardView view) {
        if (view.assessment() != null) {
            return view.assessment().state().label();
        }
        return view.period().isYear() ? "尚未开展考核" : "季度评分";
    }

    private static String explanation(ScoreboardView view) {
        if (!view.period().isYear()) {
            return "季度评分供各单位掌握全年进度，不作为年度考核结果。";
        }
        if (view.assessment() == null) {
            return "该年度只作了评分，尚未开展考核。";
        }
        return switch (view.assessment().state()) {
            case SCORING -> "正在重新评分，以下是上一次完整的评分结果。";
            case REVIEWING -> "得分由市营商环境办复核，尚未送各单位确认。";
            case CONFIRMING -> "得分已送各单位确认，申诉裁定和领导小组审定后公布。公布前各单位只能看到本单位得分。";
            case APPROVING -> "各单位已确认，申诉已裁定，结果待领导小组审定后公布。公布前各单位只能看到本单位得分。";
            case FROZEN -> "结果已经领导小组审定并公布，不再变动。";
        };
    }

    /** One choice a year, which leads to the newest that may be read of it. */
    private List<BoardPage.Choice> years(ScoreboardView view, ScoreReader reader) {
        Map<Integer, ScoringPeriod> newest = new LinkedHashMap<>();
        board.views(reader).forEach(other -> newest.putIfAbsent(other.period().year(), other.period()));
        return newest.entrySet().stream()
                .map(year -> new BoardPage.Choice(
                        year.getValue().toString(),
                        year.getKey() + "年",
                        year.getKey() == view.period().year()))
                .toList();
    }

    private List<BoardPage.Choice> periods(ScoreboardView view, ScoreReader reader) {
        return board.views(reader).stream()
                .map(ScoreboardView::period)
                .filter(period -> period.year() == view.period().year())
                .sorted(Comparator.comparing(ScoringPeriod::isYear).reversed().thenComparing(ScoringPeriod::toString))
                .map(period -> new BoardPage.Choice(
                        period.toString(),
                        period.isYear() ? "全年" : period.label().substring(5),
                        period.equals(view.period())))
                .toList();
    }

    private static List<BoardPage.Fact> facts(ScoreRun run, Assessment assessment) {
        List<BoardPage.Fact> facts = new ArrayList<>();
        facts.add(new BoardPage.Fact("评分完成", PointsText.moment(run.completedAt())));
        facts.add(new BoardPage.Fact(
                "权重",
                Arrays.stream(ScoreCategory.values())
                        .map(part -> part.label()
                                + PointsText.exact(run.weights().parts().get(part)))
                        .collect(Collectors.joining("，"))));
        facts.add(new BoardPage.Fact(
                "加减分",
                "加分合计最多" + PointsText.exact(run.weights().bonusCap()) + "分，加减分合计在正负"
                        + PointsText.exact(run.weights().adjustmentCap()) + "分以内"));
        if (assessment != null && assessment.isFrozen()) {
            facts.add(new BoardPage.Fact(
                    "审定", assessment.approvedBy().name() + "，" + PointsText.moment(assessment.approvedAt())));
            facts.add(new BoardPage.Fact("公布", PointsText.moment(assessment.publishedAt())));
        }
        return facts;
    }

    private static Map<String, List<UnitScore>> byGroup(List<UnitScore> scores) {
        return scores.stream()
                .filter(score -> score.group() != null)
                .collect(Collectors.groupingBy(UnitScore::group, LinkedHashMap::new, Collectors.toList()));
    }

    private BoardPage.Group group(String name, List<UnitScore> scores) {
        return new BoardPage.Group(
                name,
                scores.size(),
                PointsText.points(average(scores)),
                rows(scores, score -> score.listed() == Listed.RED),
                rows(scores, score -> score.listed() == Listed.BLACK),
                rows(scores, score -> true));
    }

    private List<BoardPage.Row> rows(List<UnitScore> scores, Predicate<UnitScore> wanted) {
        return scores.stream().filter(wanted).map(this::row).toList();
    }

    private BoardPage.Row row(UnitScore score) {
        return new BoardPage.Row(
                score.unit().value(),
                plan.nameOf(score.unit()),
                score.group(),
                score.rank() == null ? null : score.rank().toString(),
                PointsText.points(score.total()),
                score.grade(),
                Arrays.stream(ScoreCategory.values())
                        .map(part -> PointsText.points(score.averages().get(part)))
                        .toList(),
                PointsText.adjustment(score.adjustment()),
                score.quarters(),
                score.listed() == null ? null : score.listed().name().toLowerCase(Locale.ROOT),
                score.listed() == null ? null : score.listed().label());
    }

    /** Grades as the owners' table names them, the best first. */
    private static BoardPage.Chart grades(Map<String, List<UnitScore>> groups) {
        List<String> grades = groups.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(UnitScore::grade, UnitScore::total, BigDecimal::max))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        return new BoardPage.Chart(
                "stack",
                "等次分布（单位数）",
                "等次",
                grades,
                groups.entrySet().stream()
                        .map(group -> new BoardPage.Series(
                                group.getKey(),
                                grades.stream()
                                        .map(grade -> String.valueOf(group.getValue().stream()
                                                .filter(score -> score.grade().equals(grade))
                                                .count()))
                                        .toList()))
                        .toList());
    }

    private BoardPage.Chart averages(ScoreboardView view, List<String> groups, ScoreReader reader) {
        boolean years = view.period().isYear();
        List<ScoreboardView> course =
                board.course(view.period(), years, years ? YEARS_COMPARED : QUARTERS_COMPARED, reader).stream()
                        .filter(ScoreboardView::complete)
                        .toList();
        if (course.size() < 2 || groups.isEmpty()) {
            return null;
        }
        List<Map<String, List<UnitScore>>> scores =
                course.stream().map(board::scores).map(ScorePages::byGroup).toList();
        return new BoardPage.Chart(
                "line",
                years ? "各年度平均得分" : "各季度平均得分",
                years ? "年度" : "季度",
                course.stream().map(one -> one.period().label()).toList(),
                groups.stream()
                        .map(group -> new BoardPage.Series(
                                group,
                                scores.stream()
                                        .map(period ->
                                                PointsText.points(average(period.getOrDefault(group, List.of()))))
                                        .toList()))
                        .toList());
    }

    /** Null without any. */
    private static BigDecimal average(List<UnitScore> scores) {
        return scores.isEmpty()
                ? null
                : scores.stream()
                        .map(UnitScore::total)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP);
    }

    /** The unit's scores of the quarters up to the period, and of the years when it is a year. */
    List<BoardPage.Chart> courses(ScoringPeriod period, UnitId unit, ScoreReader reader) {
        return Stream.of(
                        course("各季度得分", "季度", board.course(period, false, QUARTERS_COMPARED, reader), unit),
                        period.isYear()
                                ? course("各年度得分", "年度", board.course(period, true, YEARS_COMPARED, reader), unit)
                                : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private BoardPage.Chart course(String title, String head, List<ScoreboardView> views, UnitId unit) {
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
        List<BoardPage.Series> series = new ArrayList<>();
        series.add(new BoardPage.Series(
                plan.nameOf(unit),
                own.stream().map(score -> text(score, UnitScore::total)).toList()));
        // What the others have is told only where all of it is.
        if (covered.stream().anyMatch(ScoreboardView::complete)) {
            series.add(new BoardPage.Series(
                    "同组平均",
                    IntStream.range(0, covered.size())
                            .mapToObj(i ->
                                    covered.get(i).complete() && own.get(i).isPresent()
                                            ? PointsText.points(average(scores.get(i).stream()
                                                    .filter(score -> score.group() != null
                                                            && score.group()
                                                                    .equals(own.get(i)
                                                                            .get()
                                                                            .group()))
                                                    .toList()))
                                            : PointsText.NONE)
                            .toList()));
        }
        return new BoardPage.Chart(
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
