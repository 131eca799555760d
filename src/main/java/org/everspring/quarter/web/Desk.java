package org.everspring.quarter.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.matter.ObligationId;
import org.everspring.people.StaffTasks;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.quarter.Bulletin;
import org.everspring.quarter.ItemSummary;
import org.everspring.quarter.SummarySnapshot;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.quarter.Summaries;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.everspring.reporting.Urges;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ReportProcesses;
import org.everspring.reporting.Urge;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a person may see of a quarter: what the own units owe, what they lead, and for the office everything. */
@Component
@Transactional(readOnly = true)
class Desk {

    private final Quarters quarters;
    private final ObligationQueries obligations;
    private final Extensions extensions;
    private final Urges urges;
    private final Summaries summaries;
    private final ReportProcesses processes;
    private final Plan plan;
    private final ReportTexts texts;
    private final StaffTasks tasks;
    private final Clock clock;

    Desk(
            Quarters quarters,
            ObligationQueries obligations,
            Extensions extensions,
            Urges urges,
            Summaries summaries,
            ReportProcesses processes,
            Plan plan,
            ReportTexts texts,
            StaffTasks tasks,
            Clock clock) {
        this.quarters = quarters;
        this.obligations = obligations;
        this.extensions = extensions;
        this.urges = urges;
        this.summaries = summaries;
        this.processes = processes;
        this.plan = plan;
        this.texts = texts;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The tasks of processes that process owners have made. */
    List<DeskPage.OtherTask> others(StaffMember reader) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return tasks.ofOwnProcesses(reader).stream()
                .map(task -> new DeskPage.OtherTask(
                        task.id(),
                        task.name(),
                        task.process(),
                        task.matter(),
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
        ReportingQuarter shown = quarters.get(quarter);
        List<ObligationSnapshot> concerning = reader.units().stream()
                .flatMap(unit -> obligations.concerning(unit, quarter).stream())
                .distinct()
                .toList();
        Notes notes = notes(concerning, reader);
        List<DeskPage.Row> own = concerning.stream()
                .filter(obligation -> reader.memberOf(obligation.id().unit()))
                .map(obligation -> row(obligation, notes, reader))
                .toList();
        List<ObligationSnapshot> led = concerning.stream()
                .filter(obligation -> reader.memberOf(obligation.leadUnit()))
                .toList();
        return new DeskPage(
                choices(quarter),
                shown.reportDue().text(),
                shown.summaryDue().text(),
                shown.closes().text(),
                reader.units().size() > 1,
                own,
                summaries(quarter, reader),
                led(led, notes, reader),
                seesAll(reader) ? office(quarter, query, reader) : null,
                bulletins());
    }

    List<DeskPage.BulletinLink> bulletins() {
        return quarters.publishedBulletins().stream()
                .map(bulletin -> new DeskPage.BulletinLink(
                        bulletin.quarter().toString(), bulletin.title(), bulletin.number(), published(bulletin)))
                .toList();
    }

    private String published(Bulletin bulletin) {
        return texts.day(bulletin.publishedAt());
    }

    private boolean seesAll(StaffMember reader) {
        return reader.memberOf(plan.office().id()) || reader.readsEverything();
    }

    private List<DeskPage.Choice> choices(Quarter chosen) {
        return quarters.all().stream()
                .map(ReportingQuarter::id)
                .map(quarter -> new DeskPage.Choice(quarter.toString(), quarter.label(), quarter.equals(chosen)))
                .toList();
    }

    private List<DeskPage.Led> led(List<ObligationSnapshot> led, Notes notes, StaffMember reader) {
        Map<ItemId, List<ObligationSnapshot>> byItem = led.stream()
                .collect(Collectors.groupingBy(
                        obligation -> obligation.id().item(), LinkedHashMap::new, Collectors.toList()));
        return byItem.entrySet().stream()
                .map(entry -> new DeskPage.Led(
                        texts.item(entry.getKey()),
                        countsOf(entry.getValue()),
                        entry.getValue().stream()
                                .map(obligation -> row(obligation, notes, reader))
                                .toList()))
                .toList();
    }

    private static String countsOf(List<ObligationSnapshot> reports) {
        Map<ObligationState, Long> counts =
                reports.stream().collect(Collectors.groupingBy(ObligationSnapshot::state, Collectors.counting()));
        return "应报" + reports.size() + "，"
                + Arrays.stream(ObligationState.values())
                        .filter(counts::containsKey)
                        .map(state -> state.label() + counts.get(state))
                        .collect(Collectors.joining("，"));
    }

    private List<DeskPage.SummaryRow> summaries(Quarter quarter, StaffMember reader) {
        return summaries.ofQuarter(quarter).stream()
                .filter(summary -> seesAll(reader) || reader.memberOf(summary.leadUnit()))
                .map(summary -> summary(summary, reader))
                .toList();
    }

    private DeskPage.SummaryRow summary(SummarySnapshot summary, StaffMember reader) {
        boolean withLead = summary.state() == SummaryState.WAITING || summary.state() == SummaryState.COMPILING;
        boolean compilable = summary.state() == SummaryState.COMPILING && reader.memberOf(summary.leadUnit());
        boolean acceptable = summary.state() == SummaryState.SUBMITTED
                && reader.memberOf(plan.office().id());
        return new DeskPage.SummaryRow(
                summary.id().toString(),
                texts.item(summary.id().item()),
                texts.unit(summary.leadUnit()),
                DateText.SHORT_WEEKDAY.of(summary.due().day()),
                withLead ? texts.daysLeft(summary.due()) : texts.handedIn(summary.lateWorkingDays(), "汇总"),
                withLead ? texts.alarm(summary.due()) : null,
                summary.state().name(),
                summary.state().label(),
                summary.openReports() == 0 ? "报送已全部办结" : "尚有" + summary.openReports() + "份报送未办结",
                counts(Stream.of(
                        times(summary.round(), "提交"),
                        times(summary.timesReturned(), "退回"),
                        times(summary.timesObjected(), "会签异议"))),
                compilable || acceptable);
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
        Notes notes = notes(shown, reader);
        return new DeskPage.Office(
                plan.items().stream()
                        .map(item -> new DeskPage.Option(
                                item.id().value(),
                                texts.item(item.id()),
                                item.id().value().equals(query.item())))
                        .toList(),
                Arrays.stream(ObligationState.values())
                        .map(state -> new DeskPage.Option(
                                state.name(), state.label(), state.name().equals(query.state())))
                        .toList(),
                shown.stream().map(obligation -> row(obligation, notes, reader)).toList(),
                total,
                page,
                pages);
    }

    /** The last requests and urges of the rows of one list, read at once. */
    private record Notes(
            Map<ObligationId, Extension> extensions, Map<ObligationId, Urge> urges, Set<ObligationId> beyondWriting) {}

    private Notes notes(Collection<ObligationSnapshot> shown, StaffMember reader) {
        List<ObligationId> ids = shown.stream().map(ObligationSnapshot::id).toList();
        List<ObligationId> own = shown.stream()
                .filter(obligation -> obligation.state().isWithUnit()
                        && reader.memberOf(obligation.id().unit()))
                .map(ObligationSnapshot::id)
                .toList();
        return new Notes(extensions.last(ids), urges.last(ids), processes.beyondWriting(own));
    }

    private DeskPage.Row row(ObligationSnapshot obligation, Notes notes, StaffMember reader) {
        ObligationId id = obligation.id();
        Extension extension = notes.extensions().get(id);
        Urge urge = notes.urges().get(id);
        boolean own = reader.memberOf(id.unit());
        boolean withUnit = obligation.state().isWithUnit();
        return new DeskPage.Row(
                id.toString(),
                texts.item(id.item()),
                texts.unit(id.unit()),
                texts.unit(obligation.leadUnit()),
                DateText.SHORT_WEEKDAY.of(obligation.due().day()),
                standing(obligation),
                withUnit ? texts.alarm(obligation.due()) : null,
                obligation.state().name(),
                obligation.state().label(),
                counts(Stream.of(
                        times(obligation.round(), "报送"),
                        times(obligation.timesReturned(), "退回"),
                        times(obligation.timesWithdrawn(), "撤回"),
                        times(obligation.timesUrged(), "催办"))),
                extension == null ? null : note(extension, obligation),
                urge == null ? null : note(urge),
                own && withUnit
                        || obligation.state() == ObligationState.SUBMITTED && reader.memberOf(obligation.leadUnit()),
                own && obligation.state() == ObligationState.SUBMITTED
                        || notes.beyondWriting().contains(id),
                own && withUnit && isExtendable(obligation, extension),
                withUnit && (urge == null || urge.answer() != null) && mayUrge(reader, obligation),
                obligation.due().day().plusDays(1).toString(),
                obligation.closes().day().toString());
    }

    private boolean mayUrge(StaffMember reader, ObligationSnapshot obligation) {
        return reader.memberOf(obligation.leadUnit())
                || reader.memberOf(plan.office().id());
    }

    private boolean isExtendable(ObligationSnapshot obligation, Extension last) {
        return !obligation.due().isPast(OffsetDateTime.now(clock))
                && obligation.due().compareTo(obligation.closes()) < 0
                && (last == null || last.state() != Extension.State.REQUESTED);
    }

    private DeskPage.ExtensionNote note(Extension extension, ObligationSnapshot obligation) {
        boolean lapsed = extension.state() == Extension.State.REQUESTED
                && obligation.state().isClosed();
        return new DeskPage.ExtensionNote(
                lapsed ? "未批复" : extension.state().label(),
                texts.day(extension.requestedOn()),
                extension.reason(),
                extension.grantedOn() == null ? null : texts.day(extension.grantedOn()),
                extension.answer());
    }

    private DeskPage.UrgeNote note(Urge urge) {
        return new DeskPage.UrgeNote(
                ChineseTexts.moment(urge.urgedAt()), texts.unit(urge.byUnit()), urge.text(), urge.answer());
    }

    private String standing(ObligationSnapshot obligation) {
        return obligation.state().isWithUnit()
                ? texts.daysLeft(obligation.due())
                : texts.handedIn(obligation.lateWorkingDays(), "报送");
    }

    private static Optional<String> times(int number, String what) {
        return number == 0 ? Optional.empty() : Optional.of(what + number + "次");
    }

    private static String counts(Stream<Optional<String>> counts) {
        List<String> present = new ArrayList<>();
        counts.forEach(count -> count.ifPresent(present::add));
        return present.isEmpty() ? null : String.join("，", present);
    }
}
