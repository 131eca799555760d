package org.everspring.quarter.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ObligationColumn;
import org.everspring.reporting.ObligationFilter;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationState;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.springframework.stereotype.Component;

/** Reads the desk's lists of obligations: of each the page that is asked for. */
@Component
class DeskLists {

    private final ObligationQueries obligations;
    private final DeskRows rows;
    private final Plan plan;

    DeskLists(ObligationQueries obligations, DeskRows rows, Plan plan) {
        this.obligations = obligations;
        this.rows = rows;
        this.plan = plan;
    }

    DeskList own(Quarter quarter, DeskQuery query, StaffMember reader) {
        List<ItemId> items = items(item -> item.responsibleUnits(), reader.units());
        return list(DeskSection.OWN, ObligationFilter.of(quarter).owedBy(reader.units()), items, query, reader, false);
    }

    DeskList led(Quarter quarter, DeskQuery query, StaffMember reader) {
        List<ItemId> items = items(item -> List.of(item.principalLead()), reader.units());
        return list(DeskSection.LED, ObligationFilter.of(quarter).ledBy(reader.units()), items, query, reader, true);
    }

    DeskList all(Quarter quarter, DeskQuery query, StaffMember reader) {
        List<ItemId> items = plan.items().stream().map(Item::id).toList();
        return list(DeskSection.ALL, ObligationFilter.of(quarter), items, query, reader, false);
    }

    private List<ItemId> items(Function<Item, Collection<UnitId>> units, Set<UnitId> own) {
        return plan.items().stream()
                .filter(item -> units.apply(item).stream().anyMatch(own::contains))
                .map(Item::id)
                .toList();
    }

    private DeskList list(
            DeskSection section,
            ObligationFilter whole,
            List<ItemId> inList,
            DeskQuery desk,
            StaffMember reader,
            boolean counted) {
        DeskQuery query = desk.of(section);
        List<Choice<ItemId>> items = Choice.of("重点任务", inList, ItemId::value, query.item());
        List<Choice<ObligationState>> states =
                Choice.of("状态", List.of(ObligationState.values()), ObligationState::name, query.state());
        SortOrder<ObligationColumn> order = SortOrder.parse(query.sort(), ObligationColumn.class);
        ObligationFilter filter = whole.on(Choice.chosen(items).orElse(null))
                .in(Choice.chosen(states).orElse(null));
        ListAddress address = query.address().at(section.code());
        return new DeskList(
                section,
                counted ? counts(obligations.counts(whole)) : null,
                items,
                states,
                obligations.page(filter, order, query.pageNumber()).with(found -> rows.of(found, reader)),
                address.heads(order),
                address,
                query.isNarrowed());
    }

    private static String counts(Map<ObligationState, Integer> counts) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        return total > ListPage.MOST
                ? "应报超过" + ListPage.MOST
                : "应报" + total + "，"
                        + counts.entrySet().stream()
                                .map(count -> count.getKey().label() + count.getValue())
                                .collect(Collectors.joining("，"));
    }
}
