package org.everspring.board.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.DueStanding;
import org.everspring.calendar.WorkCalendar;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.improvement.ProblemFilter;
import org.everspring.improvement.ProblemFilter.Lack;
import org.everspring.improvement.ProblemSource;
import org.everspring.improvement.ProblemState;
import org.everspring.indicators.LoopGrouping;
import org.everspring.indicators.LoopQueries;
import org.everspring.indicators.LoopQueries.Duration;
import org.everspring.indicators.LoopQueries.Promotions;
import org.everspring.indicators.LoopQueries.Stalled;
import org.everspring.indicators.LoopQueries.Standing;
import org.everspring.indicators.LoopStage;
import org.everspring.indicators.Medians;
import org.everspring.indicators.NominationStanding;
import org.everspring.kernel.ListPage;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.web.ChartTable;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the closed loop as one person may see it. */
@Component
@Transactional(readOnly = true)
class LoopPages {

    static final String PATH = "/board/loop";
    static final String STALLS = PATH + "/stalls";

    /** Where a problem itself can stand, in their order. */
    static final List<LoopStage> STEPS = Arrays.stream(LoopStage.values())
            .filter(stage -> stage.state().isPresent())
            .toList();

    private static final int STALLS_OF_EACH_STEP = 3;

    private final LoopQueries loop;
    private final BoardViews views;
    private final BoardFilters filters;
    private final WorkCalendar calendar;
    private final Plan plan;
    private final Clock clock;

    LoopPages(LoopQueries loop, BoardViews views, BoardFilters filters, WorkCalendar calendar, Plan plan, Clock clock) {
        this.loop = loop;
        this.views = views;
        this.filters = filters;
        this.calendar = calendar;
        this.plan = plan;
        this.clock = clock;
    }

    LoopPage page(BoardQuery query, LoopQuery asked, StaffMember reader) {
        BoardView view = views.of(query, reader);
        LoopFilters chosen = LoopFilters.of(view, asked);
        ProblemFilter filter = chosen.filter();
        LoopGrouping grouping = chosen.grouping();
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<Standing> standings = loop.standings(filter, grouping, now);
        List<Duration<String>> lives = loop.lives(filter, grouping);
        List<LoopPage.Stall> stalls = loop.stalled(filter, STALLS_OF_EACH_STEP).stream()
                .map(stalled -> stall(stalled, WorkCalendar.dayOf(now)))
                .toList();
        ListAddress problems = chosen.problems();
        List<LoopPage.Stage> stages =
                stages(filter, standings, stalls, problems, chosen.nominations(NominationsController.PATH), now);
        return new LoopPage(
                view,
                filters.choices(view),
                chosen.sources(),
                chosen.narrowed(),
                Figure.of(count(standings, state -> true), problems),
                Figure.of(count(standings, ProblemState::isRunning), problems.with("state", "running")),
                Figure.of(late(standings), problems.with("state", "running").with("late", "true")),
                Figure.of(count(standings, ProblemState.CLOSED::equals), closed(problems)),
                Medians.workingDays(lives, calendar),
                stages,
                chart(stages),
                grouping,
                chosen.groupings(),
                groups(standings, lives, chosen),
                stalls,
                chosen.address(PATH + ".xlsx").ofPage(1),
                chosen.address(STALLS + ".xlsx").ofPage(1));
    }

    /** All that waits, the longest first. */
    List<LoopPage.Stall> stalls(BoardQuery query, LoopQuery asked, StaffMember reader) {
        LocalDate today = LocalDate.now(clock);
        return loop.stalled(LoopFilters.of(views.of(query, reader), asked).filter(), ListPage.MOST).stream()
                .map(stalled -> stall(stalled, today))
                .toList();
    }

    private static ListAddress closed(ListAddress problems) {
        return problems.with("state", ProblemState.CLOSED.name());
    }

    private static int count(Collection<Standing> standings, Predicate<ProblemState> which) {
        return standings.stream()
                .filter(standing -> which.test(standing.state()))
                .mapToInt(Standing::problems)
                .sum();
    }

    private static int late(Collection<Standing> standings) {
        return standings.stream().mapToInt(Standing::late).sum();
    }

    private LoopPage.Stall stall(Stalled stalled, LocalDate today) {
        return new LoopPage.Stall(
                stalled,
                STEPS.stream()
                        .filter(stage -> stage.state().equals(Optional.of(stalled.state())))
                        .findFirst()
                        .orElseThrow(),
                calendar.workingDaysBetween(WorkCalendar.dayOf(stalled.since()), today),
                stalled.due() == null ? null : DueStanding.of(Deadline.endingAt(stalled.due()), today, 1));
    }

    private List<LoopPage.Stage> stages(
            ProblemFilter filter,
            List<Standing> standings,
            List<LoopPage.Stall> stalls,
            ListAddress problems,
            ListAddress nominations,
            OffsetDateTime now) {
        Map<Choice, Integer> passed = loop.passed(filter);
        List<Duration<Choice>> stays = loop.stays(filter);
        int found = count(standings, state -> true);
        List<LoopPage.Stage> stages = new ArrayList<>();
        for (LoopStage stage : STEPS) {
            ProblemState state = stage.state().orElseThrow();
            List<Standing> here =
                    standings.stream().filter(one -> one.state() == state).toList();
            ListAddress rows = problems.with("state", state.name());
            Optional<Choice> exit = stage.wayOn();
            stages.add(new LoopPage.Stage(
                    stage,
                    !stage.isOnTheWay()
                            ? null
                            : stage.entry()
                                    .map(entry -> past(entry, passed, problems))
                                    .orElseGet(() -> Figure.of(found, problems)),
                    Figure.of(count(here, one -> true), rows),
                    Figure.of(late(here), rows.with("late", "true")),
                    exit.map(choice -> past(choice, passed, problems))
                            .orElseGet(() -> stage.isOnTheWay()
                                    ? Figure.of(count(standings, ProblemState.CLOSED::equals), closed(problems))
                                    : null),
                    Medians.workingDays(
                            stays.stream()
                                    .filter(stay -> stage.exits().contains(stay.of()))
                                    .toList(),
                            calendar),
                    stalls.stream()
                            .filter(stall -> stall.stage() == stage)
                            .findFirst()
                            .orElse(null)));
        }
        stages.add(promotion(filter, passed, problems, nominations, now));
        return stages;
    }

    private static Figure past(Choice choice, Map<Choice, Integer> passed, ListAddress problems) {
        return Figure.of(passed.getOrDefault(choice, 0), problems.with("passed", choice.name()));
    }

    private LoopPage.Stage promotion(
            ProblemFilter filter,
            Map<Choice, Integer> passed,
            ListAddress problems,
            ListAddress nominations,
            OffsetDateTime now) {
        Promotions made = loop.promotions(filter, now);
        return new LoopPage.Stage(
                LoopStage.PROMOTION,
                past(Choice.PROMOTE, passed, problems),
                Figure.of(made.running(), nominations.with("state", NominationStanding.RUNNING.code())),
                Figure.of(made.late(), nominations.with("state", NominationStanding.LATE.code())),
                Figure.of(made.promoted(), nominations.with("state", NominationStanding.PROMOTED.code())),
                Medians.workingDays(loop.publications(filter), calendar),
                null);
    }

    private static ChartTable chart(List<LoopPage.Stage> stages) {
        List<LoopPage.Stage> way =
                stages.stream().filter(row -> row.stage().isOnTheWay()).toList();
        return new ChartTable(
                "bar",
                "各环节的问题数",
                "环节",
                way.stream().map(row -> row.stage().label()).toList(),
                List.of(
                        new ChartTable.Series(
                                "到达过",
                                way.stream().map(row -> text(row.reached())).toList()),
                        new ChartTable.Series(
                                "正在办",
                                way.stream().map(row -> text(row.standing())).toList()),
                        new ChartTable.Series(
                                "其中逾期",
                                way.stream().map(row -> text(row.late())).toList())));
    }

    private static String text(@Nullable Figure figure) {
        return figure == null ? "—" : String.valueOf(figure.number());
    }

    private List<LoopPage.Group> groups(List<Standing> standings, List<Duration<String>> lives, LoopFilters chosen) {
        return Stream.concat(keys(chosen.grouping()), Stream.of(""))
                .map(key -> key.isEmpty() ? null : key)
                .map(key -> group(
                        key,
                        standings.stream()
                                .filter(one -> Objects.equals(one.key(), key))
                                .toList(),
                        lives.stream()
                                .filter(one -> Objects.equals(one.of(), key))
                                .toList(),
                        chosen))
                .filter(group -> group.found().number() > 0)
                .toList();
    }

    /** In the plan's order. */
    private Stream<String> keys(LoopGrouping grouping) {
        return switch (grouping) {
            case ITEM -> plan.items().stream().map(item -> item.id().value());
            case UNIT -> plan.units().stream().map(Unit::id).map(UnitId::value);
            case SOURCE -> Arrays.stream(ProblemSource.values()).map(ProblemSource::name);
        };
    }

    private LoopPage.Group group(
            @Nullable String key, List<Standing> standings, List<Duration<String>> lives, LoopFilters chosen) {
        ListAddress rows = chosen.problemsOf(key);
        Map<ProblemState, Integer> counts = standings.stream()
                .collect(Collectors.groupingBy(Standing::state, Collectors.summingInt(Standing::problems)));
        int solved = counts.getOrDefault(ProblemState.CLOSED, 0);
        int found = count(standings, state -> true);
        int running = count(standings, ProblemState::isRunning);
        return new LoopPage.Group(
                key,
                label(key, chosen.grouping()),
                Figure.of(found, rows),
                STEPS.stream()
                        .map(stage -> stage.state().orElseThrow())
                        .map(state -> Figure.of(counts.getOrDefault(state, 0), rows.with("state", state.name())))
                        .toList(),
                Figure.of(late(standings), rows.with("state", "running").with("late", "true")),
                Figure.of(solved, closed(rows)),
                Figure.of(found - running - solved, rows.with("state", "unsolved")),
                Medians.workingDays(lives, calendar));
    }

    private String label(@Nullable String key, LoopGrouping grouping) {
        if (key == null) {
            return (grouping == LoopGrouping.ITEM ? Lack.ITEM : Lack.UNIT).label();
        }
        return switch (grouping) {
            case ITEM -> key + " " + plan.item(ItemId.of(key)).title();
            case UNIT -> plan.nameOf(UnitId.of(key));
            case SOURCE -> ProblemSource.valueOf(key).label();
        };
    }
}
