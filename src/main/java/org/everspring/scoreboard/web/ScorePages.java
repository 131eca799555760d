package org.everspring.scoreboard.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.everspring.plan.Plan;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoring.PointsText;
import org.everspring.scoring.ScoreCategory;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoreStatistics;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.UnitScore;
import org.everspring.scoring.UnitScore.Listed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the scores of a period into words and charts. */
@Component
@Transactional(readOnly = true)
class ScorePages {

    private final Scoreboard board;
    private final ScoreCharts charts;
    private final Plan plan;

    ScorePages(Scoreboard board, ScoreCharts charts, Plan plan) {
        this.board = board;
        this.charts = charts;
        this.plan = plan;
    }

    BoardPage board(ScoreboardView view, ScoreReader reader) {
        List<UnitScore> scores = board.scores(view);
        Map<String, List<UnitScore>> groups = ScoreStatistics.byGroup(scores);
        return new BoardPage(
                view,
                state(view),
                stateLabel(view),
                explanation(view),
                years(view, reader),
                periods(view, reader),
                facts(view),
                reader.mayTry(plan),
                reader.overseesAll(plan),
                scores.stream()
                        .filter(score -> view.own().contains(score.unit()))
                        .map(BoardPage.Row::new)
                        .toList(),
                view.complete()
                        ? groups.entrySet().stream()
                                .map(group -> group(group.getKey(), group.getValue()))
                                .toList()
                        : List.of(),
                view.complete()
                        ? scores.stream()
                                .filter(score -> score.group() == null)
                                .map(BoardPage.Row::new)
                                .toList()
                        : List.of(),
                view.complete() && !groups.isEmpty() ? ScoreCharts.grades(groups) : null,
                view.complete() ? charts.averages(view, groups.keySet().stream().toList(), reader) : null);
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

    private String explanation(ScoreboardView view) {
        if (!view.period().isYear()) {
            return "季度评分供各单位掌握全年进度，不作为年度考核结果。";
        }
        if (view.assessment() == null) {
            return "该年度只作了评分，尚未开展考核。";
        }
        return switch (view.assessment().state()) {
            case SCORING -> "正在重新评分，以下是上一次完整的评分结果。";
            case REVIEWING -> "得分由" + plan.office().name() + "复核，尚未送各单位确认。";
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

    private static List<BoardPage.Fact> facts(ScoreboardView view) {
        ScoreRun run = view.run();
        List<BoardPage.Fact> facts = new ArrayList<>();
        facts.add(new BoardPage.Fact("评分完成", PointsText.moment(run.completedAt())));
        facts.add(new BoardPage.Fact(
                "权重",
                ScoreCategory.WEIGHTED.stream()
                        .map(part -> part.label()
                                + PointsText.exact(run.weights().parts().get(part)))
                        .collect(Collectors.joining("，"))));
        facts.add(new BoardPage.Fact(
                "加减分",
                "加分合计最多" + PointsText.exact(run.weights().bonusCap()) + "分，加减分合计在正负"
                        + PointsText.exact(run.weights().adjustmentCap()) + "分以内"));
        view.published().ifPresent(result -> {
            facts.add(new BoardPage.Fact(
                    "审定", result.approvedBy().name() + "，" + PointsText.moment(result.approvedAt())));
            facts.add(new BoardPage.Fact("公布", PointsText.moment(result.publishedAt())));
        });
        return facts;
    }

    private static BoardPage.Group group(String name, List<UnitScore> scores) {
        return new BoardPage.Group(
                name,
                scores.size(),
                PointsText.points(ScoreStatistics.average(scores)),
                rows(scores, score -> score.listed() == Listed.RED),
                rows(scores, score -> score.listed() == Listed.BLACK),
                rows(scores, score -> true));
    }

    private static List<BoardPage.Row> rows(List<UnitScore> scores, Predicate<UnitScore> wanted) {
        return scores.stream().filter(wanted).map(BoardPage.Row::new).toList();
    }
}
