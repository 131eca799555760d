package org.everspring.workbench.web;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.forms.FormQuestions;
import org.everspring.forms.FormQuestions.Kind;
import org.everspring.forms.FormQuestions.Question;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.BreakdownId;
import org.everspring.matter.ObligationId;
import org.everspring.measures.BreakdownQueries;
import org.everspring.people.StaffWork;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.everspring.reporting.ObligationColumn;
import org.everspring.reporting.ObligationFilter;
import org.everspring.reporting.ObligationQueries;
import org.everspring.web.Choice;
import org.everspring.workbench.web.ReviewPage.Link;
import org.everspring.workbench.web.ReviewPage.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the units that somebody works for have to review, and the reviewing of it. */
@Component
class Reviews {

    /** All that report on one item of the plan stand on one page. */
    private static final int PAGE_SIZE = 30;

    private final Quarters quarters;
    private final ObligationQueries obligations;
    private final BreakdownQueries breakdowns;
    private final ReviewRows rows;
    private final FormQuestions forms;
    private final StaffWork work;
    private final Plan plan;

    Reviews(
            Quarters quarters,
            ObligationQueries obligations,
            BreakdownQueries breakdowns,
            ReviewRows rows,
            FormQuestions forms,
            StaffWork work,
            Plan plan) {
        this.quarters = quarters;
        this.obligations = obligations;
        this.breakdowns = breakdowns;
        this.rows = rows;
        this.forms = forms;
        this.work = work;
        this.plan = plan;
    }

    /** @throws org.everspring.kernel.InvalidInputException when the reader's units lead no such item */
    ReviewPage page(StaffMember reader, ReviewQuery query) {
        ReviewKind kind = query.kind();
        Optional<Quarter> quarter = latest();
        Map<ReviewKind, Map<ItemId, Integer>> waiting = new EnumMap<>(ReviewKind.class);
        for (ReviewKind each : ReviewKind.values()) {
            waiting.put(each, waiting(each, reader.units()));
        }
        Map<ItemId, Integer> here = waiting.getOrDefault(kind, Map.of());
        List<Choice<ItemId>> items = Choice.of("重点任务", led(reader.units(), here.keySet()), ItemId::value, query.item());
        ItemId item = Choice.chosen(items).orElseGet(() -> first(items, here));
        ListPage<Row> page = item == null || quarter.isEmpty() && kind == ReviewKind.REPORTS
                ? ListPage.of(List.of(), 1, PAGE_SIZE)
                : rows(kind, reader.units(), quarter.orElse(null), item, query);
        List<Question> accepting = forms.left(kind.form(), kind.decided(true));
        List<Question> returning = forms.left(kind.form(), kind.decided(false));
        return new ReviewPage(
                kind,
                item == null ? null : item.value(),
                item == null ? null : title(item),
                lists(query, waiting),
                items.stream()
                        .map(choice -> new Link(
                                title(choice.value()),
                                query.address(choice.code()).ofPage(1),
                                here.getOrDefault(choice.value(), 0),
                                choice.value().equals(item)))
                        .toList(),
                page,
                query.address(item == null ? null : item.value()),
                asked(accepting),
                asked(returning),
                Stream.concat(accepting.stream(), returning.stream())
                        .filter(question -> question.kind() == Kind.OTHER)
                        .map(Question::label)
                        .distinct()
                        .toList());
    }

    /** Whether something of the item still waits for one of the person's units. */
    boolean isWaiting(ReviewKind kind, @Nullable String item, StaffMember person) {
        return item != null
                && waiting(kind, person.units()).keySet().stream()
                        .anyMatch(id -> id.value().equals(item));
    }

    private Map<ItemId, Integer> waiting(ReviewKind kind, Set<UnitId> units) {
        return kind == ReviewKind.MEASURES
                ? breakdowns.unconfirmed(units)
                : latest().map(quarter -> obligations.unreviewed(quarter, units))
                        .orElse(Map.of());
    }

    private Optional<Quarter> latest() {
        return quarters.all().stream().map(ReportingQuarter::id).findFirst();
    }

    /** What the units lead today, and what was reported to them before the plan was changed. */
    private List<ItemId> led(Set<UnitId> units, Set<ItemId> waiting) {
        return plan.items().stream()
                .filter(item -> units.contains(item.principalLead()) || waiting.contains(item.id()))
                .map(Item::id)
                .toList();
    }

    private static @Nullable ItemId first(List<Choice<ItemId>> items, Map<ItemId, Integer> waiting) {
        return items.stream()
                .map(Choice::value)
                .filter(waiting::containsKey)
                .findFirst()
                .orElse(items.isEmpty() ? null : items.get(0).value());
    }

    private String title(ItemId id) {
        return plan.findItem(id.value()).map(item -> id + " " + item.title()).orElse(id.value());
    }

    private static List<Link> lists(ReviewQuery query, Map<ReviewKind, Map<ItemId, Integer>> waiting) {
        boolean reports = query.kind() == ReviewKind.REPORTS;
        return List.of(
                new Link(
                        "待审核的报送",
                        new ReviewQuery(null, query.item(), null, null)
                                .address(reports ? query.item() : null)
                                .ofPage(1),
                        sum(waiting.get(ReviewKind.REPORTS)),
                        reports && !query.isOfAll()),
                new Link(
                        "全部报送",
                        new ReviewQuery(null, query.item(), "1", null)
                                .address(reports ? query.item() : null)
                                .ofPage(1),
                        0,
                        reports && query.isOfAll()),
                new Link(
                        "待确认的举措",
                        new ReviewQuery(ReviewKind.MEASURES.code(), null, null, null)
                                .address(null)
                                .ofPage(1),
                        sum(waiting.get(ReviewKind.MEASURES)),
                        !reports));
    }

    private static int sum(@Nullable Map<ItemId, Integer> counts) {
        return counts == null
                ? 0
                : counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private ListPage<Row> rows(
            ReviewKind kind, Set<UnitId> units, @Nullable Quarter quarter, ItemId item, ReviewQuery query) {
        if (kind == ReviewKind.MEASURES || quarter == null) {
            return breakdowns
                    .unconfirmed(units, item, query.pageNumber(), PAGE_SIZE)
                    .with(rows::ofMeasures);
        }
        ObligationFilter filter = ObligationFilter.of(quarter).ledBy(units).on(item);
        return obligations
                .page(
                        query.isOfAll() ? filter : filter.toReview(),
                        SortOrder.usual(ObligationColumn.class),
                        query.pageNumber(),
                        PAGE_SIZE)
                .with(rows::ofReports);
    }

    private static List<Question> asked(List<Question> questions) {
        return questions.stream()
                .filter(question -> question.kind() != Kind.OTHER)
                .toList();
    }

    /**
     * Decides each by itself, by the form of its task.
     *
     * @param ids business keys; what is none of the person's tasks is refused
     * @param typed by the keys of the form's fields; what the form does not ask for is left out
     */
    List<Outcome> decide(
            ReviewKind kind, boolean accepted, Collection<String> ids, Map<String, String> typed, StaffMember person) {
        Map<String, Object> answers = new HashMap<>(kind.decided(accepted));
        asked(forms.left(kind.form(), kind.decided(accepted)))
                .forEach(question -> Optional.ofNullable(typed.get(question.key()))
                        .filter(answer -> !answer.isBlank())
                        .ifPresent(answer -> answers.put(question.key(), answer)));
        return OneByOne.each(
                ids, this::subject, id -> work.submit(id, kind.step(), new LinkedHashMap<>(answers), person));
    }

    /** The unit by its name; the id for what is none. */
    private String subject(String id) {
        return ObligationId.find(id)
                .map(ObligationId::unit)
                .or(() -> BreakdownId.find(id).map(BreakdownId::unit))
                .map(plan::nameOf)
                .orElse(id);
    }
}
