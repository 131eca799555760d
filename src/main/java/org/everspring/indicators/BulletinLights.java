package org.everspring.indicators;

import static java.util.stream.Collectors.toMap;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.everspring.bulletin.ItemLights;
import org.everspring.calendar.Quarter;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.quarter.Quarters;
import org.springframework.stereotype.Component;

/** The lights of the board's map for the bulletin and its ledger, by the same figures and the same table. */
@Component
class BulletinLights implements ItemLights {

    private final BoardReports reports;
    private final Concerns concerns;
    private final TrafficLights lights;
    private final Quarters quarters;
    private final Plan plan;

    BulletinLights(BoardReports reports, Concerns concerns, TrafficLights lights, Quarters quarters, Plan plan) {
        this.reports = reports;
        this.concerns = concerns;
        this.lights = lights;
        this.quarters = quarters;
        this.plan = plan;
    }

    @Override
    public Map<ItemId, String> of(Quarter quarter, OffsetDateTime now) {
        BoardSelection everything = BoardSelection.all(BoardScope.of(Set.of(), true, plan));
        Map<ItemId, ReportTally> tallies = reports.tallies(List.of(quarter), everything, now).stream()
                .collect(toMap(ReportTally::item, Function.identity()));
        Map<ItemId, SummaryMark> summaries = reports.summaries(List.of(quarter), everything, now).stream()
                .collect(toMap(SummaryMark::item, Function.identity()));
        // As on the map: what is overdue now counts for the newest quarter alone.
        boolean newest = quarters.all().stream()
                .findFirst()
                .filter(last -> last.id().equals(quarter))
                .isPresent();
        Map<ItemId, Integer> problems = newest ? concerns.lateProblems(everything, now) : Map.of();
        TrafficLights.Rules rules = lights.inForce();
        Map<ItemId, String> shining = new LinkedHashMap<>();
        for (Item item : plan.items()) {
            ItemId id = item.id();
            ReportTally tally = tallies.getOrDefault(id, new ReportTally(quarter, id, 0, 0, 0, 0, 0));
            shining.put(
                    id,
                    rules.of(LightQuestion.of(tally, summaries.get(id), problems.getOrDefault(id, 0)))
                            .light()
                            .label());
        }
        return shining;
    }
}
