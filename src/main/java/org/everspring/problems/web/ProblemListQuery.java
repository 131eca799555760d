package org.everspring.problems.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DueStanding;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ProblemColumn;
import org.everspring.improvement.ProblemDecision;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemFilter.Lack;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The problems that one person may see. */
@Component
@Transactional(readOnly = true)
class ProblemListQuery {

    private final ProblemQueries problems;
    private final ProblemAccess access;
    private final Plan plan;
    private final Clock clock;

    ProblemListQuery(ProblemQueries problems, ProblemAccess access, Plan plan, Clock clock) {
        this.problems = problems;
        this.access = access;
        this.plan = plan;
        this.clock = clock;
    }

    ProblemList list(StaffMember reader, ProblemQuery query) {
        return list(reader, query, query.pageNumber(), ProblemQueries.PAGE_SIZE);
    }

    /** With all rows, for a file. */
    ProblemList whole(StaffMember reader, ProblemQuery query) {
        return list(reader, query, 1, ListPage.MOST);
    }

    private ProblemList list(StaffMember reader, ProblemQuery query, int page, int size) {
        List<Choice<ProblemState>> states = Choice.of(
                "状态",
                List.of(ProblemState.values()),
                ProblemState::name,
                query.isRunning() || query.isUnsolved() ? null : query.state());
        List<Choice<ItemId>> items =
                Choice.of("重点任务", plan.items().stream().map(Item::id).toList(), ItemId::value, query.item());
        List<Choice<UnitId>> units = Choice.of(
                "范围",
                reader.units().stream()
                        .sorted(Comparator.comparing(UnitId::value))
                        .toList(),
                UnitId::value,
                query.waitingFor());
        List<Choice<UnitId>> responsible =
                Choice.of("责任单位", plan.units().stream().map(Unit::id).toList(), UnitId::value, query.unit());
        List<Choice<ProblemSource>> sources =
                Choice.of("来源", List.of(ProblemSource.values()), ProblemSource::code, query.source());
        List<Choice<Lack>> without = Choice.of("范围", List.of(Lack.values()), Lack::code, query.without());
        List<Choice<ProblemDecision.Choice>> passed = Choice.of(
                "已办理", List.of(ProblemDecision.Choice.values()), ProblemDecision.Choice::name, query.passed());
        ScoringPeriod reported = query.reported() == null ? null : ScoringPeriod.parse(query.reported());
        ProblemFilter filter = new ProblemFilter(
                        access.seesAll(reader) ? null : reader.units(),
                        states(query, states),
                        Choice.chosen(items).orElse(null),
                        query.text(),
                        Choice.chosen(units).orElse(null))
                .taking(new ProblemFilter.Course(
                        Choice.chosen(responsible).orElse(null),
                        Choice.chosen(sources).orElse(null),
                        reported == null ? null : reported.from(),
                        reported == null ? null : reported.to(),
                        Choice.chosen(without).orElse(null),
                        Choice.chosen(passed).orElse(null),
                        query.isLate() ? OffsetDateTime.now(clock) : null));
        SortOrder<ProblemColumn> order = SortOrder.parse(query.sort(), ProblemColumn.class);
        LocalDate today = LocalDate.now(clock);
        return new ProblemList(
                access.seesAll(reader),
                states,
                items,
                units,
                responsible,
                sources,
                Stream.of(
                                reported == null ? null : reported.label() + "提出",
                                Choice.chosen(without).map(Lack::label).orElse(null),
                                Choice.chosen(passed)
                                        .map(word -> "已" + word.label())
                                        .orElse(null))
                        .filter(Objects::nonNull)
                        .toList(),
                problems.page(filter, order, page, size).map(problem -> row(problem, reader, today)),
                query.address(),
                query.address().heads(order));
    }

    private static Set<ProblemState> states(ProblemQuery query, List<Choice<ProblemState>> chosen) {
        if (query.isRunning()) {
            return ProblemState.RUNNING;
        }
        return query.isUnsolved()
                ? ProblemState.UNSOLVED
                : Choice.chosen(chosen).map(Set::of).orElse(Set.of());
    }

    private static ProblemList.Row row(ProblemSnapshot problem, StaffMember reader, LocalDate today) {
        return new ProblemList.Row(
                problem,
                WorkCalendar.dayOf(problem.discovery().at()),
                standing(problem, today),
                Stream.of(problem.waitingUnit(), problem.unit(), problem.triageUnit())
                        .filter(unit -> unit != null)
                        .findFirst()
                        .orElseThrow(),
                ProblemAccess.works(problem, reader));
    }

    /** Null when nothing waits. The steps other than the improvement are short. */
    static @Nullable DueStanding standing(ProblemSnapshot problem, LocalDate today) {
        return problem.currentDue() == null
                ? null
                : DueStanding.of(problem.currentDue(), today, problem.state() == ProblemState.IMPROVING ? 3 : 1);
    }
}
