package org.everspring.improvement.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.ProblemState;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The problems that one person may see: those that concern the own units, and for office, administrators and auditors all. */
@Component
@Transactional(readOnly = true)
class ProblemListQuery {

    private final ProblemQueries problems;
    private final ProblemTexts texts;
    private final Plan plan;

    ProblemListQuery(ProblemQueries problems, ProblemTexts texts, Plan plan) {
        this.problems = problems;
        this.texts = texts;
        this.plan = plan;
    }

    boolean seesAll(StaffMember reader) {
        return reader.readsEverything() || reader.memberOf(plan.office().id());
    }

    boolean mayRead(ProblemId id, StaffMember reader) {
        return seesAll(reader) || problems.unitsConcerned(id).stream().anyMatch(reader::memberOf);
    }

    /** Empty also when it does not concern the reader: which of the two is not told. */
    Optional<ProblemSnapshot> find(String number, StaffMember reader) {
        return ProblemId.find(number).filter(id -> mayRead(id, reader)).flatMap(problems::find);
    }

    ProblemList list(StaffMember reader, ProblemQuery query) {
        ProblemFilter filter = filter(reader, query);
        int total = problems.count(filter);
        int pages = Math.max(1, (total + ProblemQueries.PAGE_SIZE - 1) / ProblemQueries.PAGE_SIZE);
        int page = Math.min(query.pageNumber(), pages);
        return new ProblemList(
                seesAll(reader),
                states(query),
                items(query),
                units(reader, query),
                total == 0
                        ? List.of()
                        : problems.page(filter, page - 1).stream()
                                .map(problem -> row(problem, reader))
                                .toList(),
                total,
                page,
                pages);
    }

    private ProblemFilter filter(StaffMember reader, ProblemQuery query) {
        return new ProblemFilter(
                seesAll(reader) ? null : reader.units(),
                states(query.state()),
                plan.findItem(query.item() == null ? "" : query.item())
                        .map(Item::id)
                        .orElse(null),
                query.text(),
                reader.units().stream()
                        .filter(unit -> unit.value().equals(query.waitingFor()))
                        .findFirst()
                        .orElse(null));
    }

    private static Set<ProblemState> states(String wanted) {
        return Arrays.stream(ProblemState.values())
                .filter(state -> ProblemQuery.RUNNING.equals(wanted)
                        ? state.isRunning()
                        : state.name().equals(wanted))
                .collect(Collectors.toSet());
    }

    private static List<ProblemList.Option> states(ProblemQuery query) {
        return Stream.concat(
                        Stream.of(new ProblemList.Option(
                                ProblemQuery.RUNNING, "全部在办", ProblemQuery.RUNNING.equals(query.state()))),
                        Arrays.stream(ProblemState.values())
                                .map(state -> new ProblemList.Option(
                                        state.name(),
                                        state.label(),
                                        state.name().equals(query.state()))))
                .toList();
    }

    private List<ProblemList.Option> items(ProblemQuery query) {
        return plan.items().stream()
                .map(Item::id)
                .map(item -> new ProblemList.Option(
                        item.value(), texts.item(item), item.value().equals(query.item())))
                .toList();
    }

    private List<ProblemList.Option> units(StaffMember reader, ProblemQuery query) {
        return reader.units().stream()
                .sorted(Comparator.comparing(UnitId::value))
                .map(unit -> new ProblemList.Option(
                        unit.value(),
                        "待" + texts.unit(unit) + "办理",
                        unit.value().equals(query.waitingFor())))
                .toList();
    }

    private ProblemList.Row row(ProblemSnapshot problem, StaffMember reader) {
        UnitId waitingFor = problem.waitingUnit();
        ItemId item = problem.item();
        return new ProblemList.Row(
                problem.id().toString(),
                problem.title(),
                item == null ? "尚未归口" : texts.item(item),
                problem.discovery().source().label(),
                texts.day(problem.discovery().at()),
                problem.currentDue() == null
                        ? null
                        : texts.day(problem.currentDue().day()),
                texts.standing(problem.currentDue()),
                texts.alarm(problem),
                problem.state().name(),
                problem.state().label(),
                texts.unit(
                        waitingFor != null
                                ? waitingFor
                                : problem.unit() != null ? problem.unit() : problem.triageUnit()),
                waitingFor != null && reader.memberOf(waitingFor));
    }
}
