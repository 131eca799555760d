package org.everspring.board.web;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.BoardReports;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.Concerns;
import org.everspring.indicators.Light;
import org.everspring.indicators.LightQuestion;
import org.everspring.indicators.ReportTally;
import org.everspring.indicators.SummaryMark;
import org.everspring.indicators.TrafficLights;
import org.everspring.indicators.TrafficLights.Rules;
import org.everspring.indicators.TrafficLights.Shining;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lights of the items that somebody sees, over the quarters of a year. */
@Component
class HeatMaps {

    private static final int QUARTERS = 4;

    private final BoardReports reports;
    private final Concerns concerns;
    private final TrafficLights lights;
    private final Plan plan;

    HeatMaps(BoardReports reports, Concerns concerns, TrafficLights lights, Plan plan) {
        this.reports = reports;
        this.concerns = concerns;
        this.lights = lights;
        this.plan = plan;
    }

    /** @param tallies of the year's quarters */
    OverviewPage.HeatMap of(BoardView view, List<ReportTally> tallies, BoardSelection selection, OffsetDateTime now) {
        Facts facts = facts(view.quarters(), tallies, selection, now);
        Rules rules = lights.inForce();
        return new OverviewPage.HeatMap(
                year(view).stream()
                        .map(quarter -> "第" + "一二三四".charAt(quarter.number() - 1) + "季度")
                        .toList(),
                view.scope().items(plan).stream()
                        .map(item -> row(item, view, facts, rules))
                        .toList(),
                legend(rules));
    }

    /**
     * Of one item.
     *
     * @param tallies of these quarters
     */
    Map<Quarter, OverviewPage.Cell> course(
            ItemId item,
            List<Quarter> quarters,
            BoardView view,
            List<ReportTally> tallies,
            BoardSelection selection,
            OffsetDateTime now) {
        Facts facts = facts(quarters, tallies, selection, now);
        Rules rules = lights.inForce();
        return quarters.stream()
                .collect(Collectors.toMap(Function.identity(), quarter -> cell(item, quarter, view, facts, rules)));
    }

    private Facts facts(
            List<Quarter> quarters, List<ReportTally> tallies, BoardSelection selection, OffsetDateTime now) {
        return new Facts(
                tallies.stream()
                        .collect(Collectors.toMap(
                                tally -> new SummaryId(tally.quarter(), tally.item()), Function.identity())),
                reports.summaries(quarters, selection, now).stream()
                        .collect(Collectors.toMap(
                                mark -> new SummaryId(mark.quarter(), mark.item()), Function.identity())),
                concerns.lateProblems(selection, now));
    }

    private record Facts(
            Map<SummaryId, ReportTally> reports,
            Map<SummaryId, SummaryMark> summaries,
            Map<ItemId, Integer> problems) {}

    private static List<Quarter> year(BoardView view) {
        return IntStream.rangeClosed(1, QUARTERS)
                .mapToObj(number -> new Quarter(view.year(), number))
                .toList();
    }

    private OverviewPage.Row row(Item item, BoardView view, Facts facts, Rules rules) {
        List<OverviewPage.@Nullable Cell> cells = new ArrayList<>();
        for (Quarter quarter : year(view)) {
            cells.add(view.opened().contains(quarter) ? cell(item.id(), quarter, view, facts, rules) : null);
        }
        return new OverviewPage.Row(item, list(item.id(), view.shown()), cells);
    }

    private OverviewPage.Cell cell(ItemId item, Quarter quarter, BoardView view, Facts facts, Rules rules) {
        SummaryId id = new SummaryId(quarter, item);
        ReportTally tally = facts.reports().getOrDefault(id, new ReportTally(quarter, item, 0, 0, 0, 0, 0));
        boolean newest = quarter.equals(view.opened().get(0));
        Shining shining = rules.of(LightQuestion.of(
                tally, facts.summaries().get(id), newest ? facts.problems().getOrDefault(item, 0) : 0));
        return new OverviewPage.Cell(
                shining.light(),
                tally.due() == 0 ? "" : tally.handedIn() + "/" + tally.due(),
                shining.reason(),
                list(item, quarter),
                quarter.equals(view.shown()));
    }

    private static String list(ItemId item, Quarter quarter) {
        return new ListAddress(ReportsController.PATH)
                .with("quarter", quarter.toString())
                .with("item", item.value())
                .ofPage(1);
    }

    private static List<OverviewPage.Legend> legend(Rules rules) {
        Map<Light, List<String>> reasons = new LinkedHashMap<>();
        for (Shining rule : rules.legend()) {
            List<String> known = reasons.computeIfAbsent(rule.light(), light -> new ArrayList<>());
            if (!rule.reason().isEmpty()) {
                known.add(rule.reason());
            }
        }
        return reasons.entrySet().stream()
                .map(light -> new OverviewPage.Legend(light.getKey(), light.getValue()))
                .toList();
    }
}
