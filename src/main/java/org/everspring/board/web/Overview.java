package org.everspring.board.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemFilter.Course;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemState;
import org.everspring.indicators.BoardReports;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.Concern;
import org.everspring.indicators.Concerns;
import org.everspring.indicators.PromotionQueries;
import org.everspring.indicators.ReportStanding;
import org.everspring.indicators.ReportTally;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.web.ListAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the first screen of the board: all of it of one moment. */
@Component
@Transactional(readOnly = true)
class Overview {

    static final Set<Concern> DECISIONS =
            Arrays.stream(Concern.values()).filter(Concern::isDecision).collect(Collectors.toUnmodifiableSet());

    private static final int FIRST = 7;

    private final BoardReports reports;
    private final Concerns concerns;
    private final ProblemQueries problems;
    private final PromotionQueries promotions;
    private final HeatMaps maps;
    private final GradesSoFar grades;
    private final ConcernRows rows;
    private final Clock clock;

    Overview(
            BoardReports reports,
            Concerns concerns,
            ProblemQueries problems,
            PromotionQueries promotions,
            HeatMaps maps,
            GradesSoFar grades,
            ConcernRows rows,
            Clock clock) {
        this.reports = reports;
        this.concerns = concerns;
        this.problems = problems;
        this.promotions = promotions;
        this.maps = maps;
        this.grades = grades;
        this.rows = rows;
        this.clock = clock;
    }

    OverviewPage of(BoardView view, ScoreReader scores) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        BoardSelection all = BoardSelection.all(view.scope());
        List<ReportTally> tallies = reports.tallies(view.quarters(), all, now);
        Concerns.Asked asked = new Concerns.Asked(DECISIONS, null, all);
        Map<Concern, Integer> waiting = concerns.counts(asked, now);
        return new OverviewPage(
                reports(view, tallies),
                problems(view, now),
                experiences(view, now),
                grades.of(view, scores),
                maps.of(view, tallies, all, now),
                decisions(waiting),
                waiting.isEmpty() ? List.of() : rows.of(concerns.first(asked, now, FIRST)));
    }

    /** Its map alone. */
    OverviewPage.HeatMap map(BoardView view) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        BoardSelection all = BoardSelection.all(view.scope());
        return maps.of(view, reports.tallies(view.quarters(), all, now), all, now);
    }

    private static OverviewPage.Reports reports(BoardView view, Collection<ReportTally> tallies) {
        ListAddress list = view.list(ReportsController.PATH);
        return new OverviewPage.Reports(
                ReportTally.sum(tallies.stream()
                        .filter(tally -> tally.quarter().equals(view.shown()))
                        .toList()),
                list.ofPage(1),
                list.with("state", ReportStanding.HANDED_IN.code()).ofPage(1),
                list.with("state", ReportStanding.OVERDUE.code()).ofPage(1),
                list.with("state", ReportStanding.MISSING.code()).ofPage(1));
    }

    /** Counted by the list that the figures lead to. */
    private OverviewPage.Problems problems(BoardView view, OffsetDateTime now) {
        ProblemFilter running = new ProblemFilter(view.scope().readers(), ProblemState.RUNNING, null, null, null);
        ListAddress list = new ListAddress("/desk/problems").with("state", "running");
        return new OverviewPage.Problems(
                problems.count(running),
                problems.count(running.taking(Course.late(now))),
                list.ofPage(1),
                list.with("late", "true").ofPage(1));
    }

    /** Counted by the page that the figures lead to. */
    private OverviewPage.Experiences experiences(BoardView view, OffsetDateTime now) {
        PromotionQueries.Filter year =
                new PromotionQueries.Filter(view.scope(), null, null, ScoringPeriod.of(view.year()));
        List<PromotionQueries.Answers> answers = promotions.byUnit(year, now);
        return new OverviewPage.Experiences(
                promotions.page(year, 1, 1).total(),
                answers.stream().mapToInt(PromotionQueries.Answers::asked).sum(),
                answers.stream().mapToInt(PromotionQueries.Answers::adopted).sum(),
                new ListAddress(PromotionPages.PATH)
                        .with("year", String.valueOf(view.year()))
                        .ofPage(1));
    }

    private static List<OverviewPage.Decision> decisions(Map<Concern, Integer> waiting) {
        return waiting.entrySet().stream()
                .map(concern -> new OverviewPage.Decision(
                        concern.getKey(),
                        concern.getValue(),
                        new ListAddress(ConcernController.DECISIONS)
                                .with("state", concern.getKey().code())
                                .ofPage(1)))
                .toList();
    }
}
