package org.everspring.quarter.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.people.StaffTasks;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.quarter.Summaries;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a person may see of a quarter: what the own units owe, what they lead, and for the office everything. */
@Component
@Transactional(readOnly = true)
class Desk {

    private final Quarters quarters;
    private final ObligationQueries obligations;
    private final Summaries summaries;
    private final DeskRows rows;
    private final ReportTexts texts;
    private final StaffTasks tasks;
    private final Plan plan;
    private final Clock clock;

    Desk(
            Quarters quarters,
            ObligationQueries obligations,
            Summaries summaries,
            DeskRows rows,
            ReportTexts texts,
            StaffTasks tasks,
            Plan plan,
            Clock clock) {
        this.quarters = quarters;
        this.obligations = obligations;
        this.summaries = summaries;
        this.rows = rows;
        this.texts = texts;
        this.tasks = tasks;
        this.plan = plan;
        this.clock = clock;
    }

    /** The tasks of processes that process owners have made. */
    List<DeskPage.OtherTask> others(StaffMember reader) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return tasks.ofOwnProcesses(reader).stream()
                .map(task -> new DeskPage.OtherTask(
                        task,
                        task.due() == null ? "没有期限" : DateText.SHORT_WEEKDAY.of(task.due()),
                        task.due() != null && task.due().isBefore(now)))
                .toList();
    }

    /** The quarter that was asked for, or the latest one; empty when there is none. */
    Optional<Quarter> quarter(DeskQuery query) {
        return query.quarter() == null
                ? quarters.all().stream().map(ReportingQuarter::id).findFirst()
                : quarters.find(Quarter.parse(query.quarter())).map(ReportingQuarter::id);
    }

    DeskPage page(StaffMember reader, Quarter quarter, DeskQuery query) {
        Set<ObligationSnapshot> concerning = reader.units().stream()
                .flatMap(unit -> obligations.concerning(unit, quarter).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<DeskPage.Row> shown = rows.of(concerning, reader);
        return new DeskPage(
                quarters.get(quarter),
                quarters.all().stream().map(ReportingQuarter::id).toList(),
                reader.units().size() > 1,
                shown.stream()
                        .filter(row -> reader.memberOf(row.of().id().unit()))
                        .toList(),
                summaries.ofQuarter(quarter).stream()
                        .filter(summary -> seesAll(reader) || reader.memberOf(summary.leadUnit()))
                        .map(summary -> rows.of(summary, reader))
                        .toList(),
                led(shown.stream()
                        .filter(row -> reader.memberOf(row.of().leadUnit()))
                        .toList()),
                seesAll(reader) ? office(quarter, query, reader) : null);
    }

    List<DeskPage.BulletinLink> bulletins() {
        return quarters.publishedBulletins().stream()
                .map(bulletin -> new DeskPage.BulletinLink(
                        bulletin,
                        bulletin.publishedAt()
                                .atZoneSameInstant(WorkCalendar.ZONE)
                                .toLocalDate()))
                .toList();
    }

    private boolean seesAll(StaffMember reader) {
        return reader.memberOf(plan.office().id()) || reader.readsEverything();
    }

    private List<DeskPage.Led> led(List<DeskPage.Row> led) {
        Map<ItemId, List<DeskPage.Row>> byItem = led.stream()
                .collect(Collectors.groupingBy(row -> row.of().id().item(), LinkedHashMap::new, Collectors.toList()));
        return byItem.entrySet().stream()
                .map(entry -> new DeskPage.Led(texts.item(entry.getKey()), counts(entry.getValue()), entry.getValue()))
                .toList();
    }

    private static String counts(List<DeskPage.Row> reports) {
        Map<ObligationState, Long> counts =
                reports.stream().collect(Collectors.groupingBy(row -> row.of().state(), Collectors.counting()));
        return "应报" + reports.size() + "，"
                + Arrays.stream(ObligationState.values())
                        .filter(counts::containsKey)
                        .map(state -> state.label() + counts.get(state))
                        .collect(Collectors.joining("，"));
    }

    private DeskPage.Office office(Quarter quarter, DeskQuery query, StaffMember reader) {
        List<ItemId> all = plan.items().stream().map(Item::id).toList();
        List<ItemId> items = all.stream()
                .filter(item -> item.value().equals(query.item()))
                .findFirst()
                .map(List::of)
                .orElse(all);
        Set<ObligationState> states = EnumSet.allOf(ObligationState.class);
        Arrays.stream(ObligationState.values())
                .filter(state -> state.name().equals(query.state()))
                .findFirst()
                .ifPresent(state -> states.retainAll(Set.of(state)));
        int total = obligations.count(quarter, items, states);
        int pages = Math.max(1, (total + ObligationQueries.PAGE_SIZE - 1) / ObligationQueries.PAGE_SIZE);
        int page = Math.min(query.page(), pages);
        List<ObligationSnapshot> shown = obligations.page(quarter, items, states, page - 1);
        return new DeskPage.Office(plan.items(), rows.of(shown, reader), total, page, pages);
    }
}
