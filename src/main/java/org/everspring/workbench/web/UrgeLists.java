package org.everspring.workbench.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.calendar.DueStanding;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ObligationId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.reporting.ObligationColumn;
import org.everspring.reporting.ObligationFilter;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ReportUrges;
import org.everspring.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reports that somebody may urge: those of the items that the own units lead, and for the office all. */
@Component
class UrgeLists {

    /** How many one press of a button urges at most. */
    private static final int MOST = 500;

    /** From this many days before the date on a report is marked. */
    private static final int SOON = 3;

    private final Quarters quarters;
    private final ObligationQueries obligations;
    private final ReportUrges urges;
    private final Plan plan;
    private final Clock clock;

    UrgeLists(Quarters quarters, ObligationQueries obligations, ReportUrges urges, Plan plan, Clock clock) {
        this.quarters = quarters;
        this.obligations = obligations;
        this.urges = urges;
        this.plan = plan;
        this.clock = clock;
    }

    /** @throws org.everspring.kernel.InvalidInputException when it asks for an item or unit that is not the reader's to urge */
    UrgePage page(StaffMember reader, UrgeQuery query) {
        LocalDate today = LocalDate.now(clock);
        List<Choice<UrgeTerm>> terms = terms(query);
        UrgeTerm term = Choice.chosen(terms).orElse(UrgeTerm.LATE);
        List<Item> mine = plan.items().stream()
                .filter(item -> isOffice(reader) || reader.memberOf(item.principalLead()))
                .toList();
        List<Choice<ItemId>> items =
                Choice.of("重点任务", mine.stream().map(Item::id).toList(), ItemId::value, query.item());
        List<Choice<UnitId>> units = Choice.of("责任单位", units(mine), UnitId::value, query.unit());
        ObligationFilter filter = filter(reader, query);
        return new UrgePage(
                terms,
                items,
                units,
                filter == null
                        ? ListPage.of(List.of(), 1, ObligationQueries.PAGE_SIZE)
                        : list(filter.in(term.on(today, false)), query.pageNumber())
                                .map(obligation -> row(obligation, today)),
                query.address(),
                filter == null ? 0 : obligations.count(filter.in(term.on(today, true))),
                term.words());
    }

    private static List<Choice<UrgeTerm>> terms(UrgeQuery query) {
        return Choice.of(
                "到期情况",
                List.of(UrgeTerm.values()),
                UrgeTerm::code,
                query.due() == null ? UrgeTerm.LATE.code() : query.due());
    }

    private static List<UnitId> units(Collection<Item> items) {
        return items.stream()
                .flatMap(item -> item.responsibleUnits().stream())
                .distinct()
                .toList();
    }

    private boolean isOffice(StaffMember reader) {
        return reader.memberOf(plan.office().id());
    }

    /** Null where no quarter has been opened. */
    private @Nullable ObligationFilter filter(StaffMember reader, UrgeQuery query) {
        return quarters.all().stream()
                .map(ReportingQuarter::id)
                .findFirst()
                .map(quarter -> {
                    ObligationFilter all = ObligationFilter.of(quarter)
                            .ledBy(isOffice(reader) ? null : reader.units())
                            .on(query.item() == null ? null : ItemId.of(query.item()));
                    return query.unit() == null ? all : all.owedBy(Set.of(UnitId.of(query.unit())));
                })
                .orElse(null);
    }

    /** The most urgent first. */
    private ListPage<ObligationSnapshot> list(ObligationFilter filter, int page) {
        return obligations.page(filter, new SortOrder<>(ObligationColumn.DUE, false), page);
    }

    private UrgePage.Row row(ObligationSnapshot obligation, LocalDate today) {
        ItemId item = obligation.id().item();
        return new UrgePage.Row(
                obligation,
                plan.findItem(item.value())
                        .map(found -> item + " " + found.title())
                        .orElse(item.value()),
                DateText.SHORT_WEEKDAY.of(obligation.due().day()),
                DueStanding.of(obligation.due(), today, SOON));
    }

    /** Those that the page has on all its pages, at most {@value #MOST}. */
    List<String> all(StaffMember reader, UrgeQuery query) {
        ObligationFilter filter = filter(reader, query);
        if (filter == null) {
            return List.of();
        }
        UrgeTerm term = Choice.chosen(terms(query)).orElse(UrgeTerm.LATE);
        ObligationFilter urgeable = filter.in(term.on(LocalDate.now(clock), false));
        ListPage<ObligationSnapshot> first = list(urgeable, 1);
        return Stream.concat(
                        first.rows().stream(),
                        IntStream.rangeClosed(2, Math.min(first.pages(), MOST / ObligationQueries.PAGE_SIZE))
                                .mapToObj(page -> list(urgeable, page))
                                .flatMap(page -> page.rows().stream()))
                .map(obligation -> obligation.id().toString())
                .toList();
    }

    /** Urges each by itself. */
    List<Outcome> urge(Collection<String> ids, String words, StaffMember person) {
        List<ObligationId> known =
                ids.stream().flatMap(id -> ObligationId.find(id).stream()).toList();
        return OneByOne.each(
                known.stream().map(ObligationId::toString).toList(),
                id -> {
                    ObligationId obligation = ObligationId.parse(id);
                    return plan.nameOf(obligation.unit()) + " " + obligation.item();
                },
                id -> urges.urge(ObligationId.parse(id), words, person.units(), person.userId()));
    }
}
