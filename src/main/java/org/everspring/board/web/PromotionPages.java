package org.everspring.board.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.indicators.PromotionQueries;
import org.everspring.indicators.PromotionQueries.Answer;
import org.everspring.indicators.PromotionQueries.Answers;
import org.everspring.indicators.PromotionQueries.Published;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out who has taken over which experience, as one person may see it. */
@Component
@Transactional(readOnly = true)
class PromotionPages {

    static final String PATH = "/board/promotion";
    static final String UNITS = PATH + "/units";

    /** Each row has a cell for each unit. */
    private static final int PAGE_SIZE = 20;

    private final PromotionQueries promotions;
    private final BoardViews views;
    private final BoardFilters filters;
    private final Plan plan;
    private final Clock clock;

    PromotionPages(PromotionQueries promotions, BoardViews views, BoardFilters filters, Plan plan, Clock clock) {
        this.promotions = promotions;
        this.views = views;
        this.filters = filters;
        this.plan = plan;
        this.clock = clock;
    }

    PromotionPage page(BoardQuery query, StaffMember reader) {
        return page(query, reader, PAGE_SIZE);
    }

    /** With all rows, for a file. */
    PromotionPage whole(BoardQuery query, StaffMember reader) {
        return page(query, reader, ListPage.MOST);
    }

    private PromotionPage page(BoardQuery query, StaffMember reader, int size) {
        BoardView view = views.of(query, reader);
        OffsetDateTime now = OffsetDateTime.now(clock);
        PromotionQueries.Filter filter =
                new PromotionQueries.Filter(view.scope(), view.itemId(), view.unitId(), view.period());
        ListPage<Published> page = promotions.page(filter, query.pageNumber(size), size);
        List<ExperienceId> ids = page.rows().stream().map(Published::id).toList();
        Map<ExperienceId, List<Answer>> answers =
                promotions.answers(filter, ids, now).stream().collect(Collectors.groupingBy(Answer::experience));
        List<UnitId> units = columns(answers.values(), view);
        List<Answers> sums = inPlanOrder(promotions.byUnit(filter, now));
        return new PromotionPage(
                view,
                filters.choices(view),
                Stream.of(filter.item(), filter.unit(), filter.published(), view.group())
                        .anyMatch(part -> part != null),
                page.map(experience -> row(experience, answers.getOrDefault(experience.id(), List.of()), units)),
                query.address(PATH),
                units,
                total(sums),
                sums,
                view.file(PATH));
    }

    private List<UnitId> columns(Collection<List<Answer>> answers, BoardView view) {
        Set<UnitId> asked =
                answers.stream().flatMap(List::stream).map(Answer::unit).collect(Collectors.toSet());
        return plan.units().stream()
                .filter(unit -> asked.contains(unit.id()))
                .filter(unit -> filters.inGroup(unit, view))
                .map(Unit::id)
                .toList();
    }

    private static PromotionPage.Row row(Published experience, List<Answer> answers, List<UnitId> units) {
        Map<UnitId, Answer> byUnit = answers.stream().collect(Collectors.toMap(Answer::unit, answer -> answer));
        List<PromotionPage.@Nullable Cell> cells = units.stream()
                .map(byUnit::get)
                .map(answer -> answer == null ? null : PromotionPage.Cell.of(answer.state(), answer.late()))
                .collect(Collectors.toList());
        List<PromotionPage.Cell> all = answers.stream()
                .map(answer -> PromotionPage.Cell.of(answer.state(), answer.late()))
                .toList();
        return new PromotionPage.Row(
                experience,
                new Answers(
                        experience.unit(),
                        all.size(),
                        count(all, PromotionPage.Cell.ADOPTED),
                        count(all, PromotionPage.Cell.DECLINED),
                        count(all, PromotionPage.Cell.OPEN),
                        count(all, PromotionPage.Cell.LATE),
                        count(all, PromotionPage.Cell.MISSING)),
                cells);
    }

    private static int count(List<PromotionPage.Cell> cells, PromotionPage.Cell which) {
        return Math.toIntExact(cells.stream().filter(cell -> cell == which).count());
    }

    private List<Answers> inPlanOrder(List<Answers> sums) {
        List<UnitId> order = plan.units().stream().map(Unit::id).toList();
        return sums.stream()
                .sorted(Comparator.comparingInt(sum -> {
                    int place = order.indexOf(sum.unit());
                    return place < 0 ? order.size() : place;
                }))
                .toList();
    }

    private Answers total(List<Answers> sums) {
        return new Answers(
                plan.office().id(),
                sum(sums, Answers::asked),
                sum(sums, Answers::adopted),
                sum(sums, Answers::notApplicable),
                sum(sums, Answers::open),
                sum(sums, Answers::late),
                sum(sums, Answers::missing));
    }

    private static int sum(List<Answers> sums, ToIntFunction<Answers> part) {
        return sums.stream().mapToInt(part).sum();
    }
}
