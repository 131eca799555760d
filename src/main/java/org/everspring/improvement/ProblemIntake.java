package org.everspring.improvement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.everspring.improvement.Problems.Origin;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TooOftenException;
import org.everspring.matter.MatterNumbers;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How problems come into the closed loop, each once: by hand, from elsewhere, or once more. */
@Service
@Transactional
public class ProblemIntake {

    private final Problems problems;
    private final ProblemQueries queries;
    private final ImprovementProcesses processes;
    private final ImprovementDeadlines deadlines;
    private final ImprovementSettings settings;
    private final ProblemSteps steps;
    private final MatterNumbers numbers;
    private final Plan plan;
    private final Clock clock;

    ProblemIntake(
            Problems problems,
            ProblemQueries queries,
            ImprovementProcesses processes,
            ImprovementDeadlines deadlines,
            ImprovementSettings settings,
            ProblemSteps steps,
            MatterNumbers numbers,
            Plan plan,
            Clock clock) {
        this.problems = problems;
        this.queries = queries;
        this.processes = processes;
        this.deadlines = deadlines;
        this.settings = settings;
        this.steps = steps;
        this.numbers = numbers;
        this.plan = plan;
        this.clock = clock;
    }

    /** Who is named as having reported it. */
    private record Source(UnitId unit, @Nullable String userId, String name) {}

    /**
     * Takes what somebody has filed in the start form, whose process runs already.
     *
     * @param reopens the number of a closed problem that has come back, as typed; null for none
     */
    public ProblemSnapshot register(ProblemReport report, @Nullable String reopens, ProblemReporter reporter) {
        ProblemId before = reopens == null ? null : closedOne(reopens.strip(), reporter);
        return add(report, before, sourceOf(reporter), null);
    }

    /**
     * The problem that a process starts for, where it is there already and waits for its triage; for no other one may a
     * process start.
     *
     * @param number as the start names it; may be null or anything
     */
    @Transactional(readOnly = true)
    public Optional<ProblemSnapshot> registered(String number) {
        Optional<ProblemSnapshot> problem = ProblemId.find(number).flatMap(queries::find);
        problem.filter(known -> known.state() != ProblemState.REPORTED).ifPresent(known -> {
            throw new AlreadyDoneException(
                    "问题" + known.id() + "现为“" + known.state().label() + "”，不能再次启动办理流程。");
        });
        return problem;
    }

    private ProblemId closedOne(String number, ProblemReporter reporter) {
        ProblemId id = ProblemId.find(number)
                .filter(found -> mayReopen(found, reporter.units()))
                .orElseThrow(() -> new InvalidInputException("没有编号为“" + number + "”的问题，或者您所在单位无权查看。"));
        checkReopening(id);
        return id;
    }

    /** Whether it is theirs or the office's; whoever only reads every problem begins none anew. */
    @Transactional(readOnly = true)
    public boolean mayReopen(ProblemId id, Set<UnitId> units) {
        return queries.find(id).isPresent()
                && (units.contains(plan.office().id())
                        || queries.unitsConcerned(id).stream().anyMatch(units::contains));
    }

    /** Locked, so that two who reopen it at the same time do not both. */
    private ProblemSnapshot checkReopening(ProblemId id) {
        problems.lock(id);
        ProblemSnapshot closed = queries.get(id);
        if (!closed.isReopenable()) {
            throw new InvalidInputException("问题" + id + "现为“" + closed.state().label() + "”，只有已销号或未解决结案的问题才能重新发起。");
        }
        queries.reopenedAs(id).stream()
                .filter(other -> other.state().isRunning())
                .findFirst()
                .ifPresent(other -> {
                    throw new AlreadyDoneException("问题" + id + "已经重新发起，编号" + other.id() + "，正在办理，无需重复发起。");
                });
        return closed;
    }

    /**
     * Begins a closed problem anew, as a new one that points at it.
     *
     * @param description what has come back
     * @throws InvalidInputException also when it concerns no unit of the reporter
     */
    public ProblemId reopen(ProblemId id, String description, ProblemReporter reporter) {
        if (!mayReopen(id, reporter.units())) {
            throw new InvalidInputException(
                    "问题" + id + "与您所在单位没有关系，只有相关单位和" + plan.office().name() + "可以重新发起。");
        }
        ProblemSnapshot closed = checkReopening(id);
        ProblemReport report = new ProblemReport(
                closed.discovery().source(), closed.item(), closed.title(), description, queries.concerned(id));
        return start(report, id, sourceOf(reporter), null);
    }

    /**
     * Takes what nobody has filed by hand, and starts its process. Whether it has come before is for the caller to ask.
     *
     * @param unit counts as the one that reports it
     * @param name of the unit or the other system, as shown to staff
     * @throws org.springframework.dao.DuplicateKeyException when something is there from the same origin
     */
    public ProblemId take(ProblemReport report, Origin origin, UnitId unit, String name) {
        return start(report, null, new Source(unit, null, name), origin);
    }

    private ProblemId start(ProblemReport report, @Nullable ProblemId reopens, Source source, @Nullable Origin origin) {
        ProblemSnapshot problem = add(report, reopens, source, origin);
        processes.start(problem);
        return problem.id();
    }

    private ProblemSnapshot add(
            ProblemReport report, @Nullable ProblemId reopens, Source source, @Nullable Origin origin) {
        check(report);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (origin == null || !origin.isReport()) {
            checkNumber(origin == null ? source.userId() : origin.system(), now);
        }
        Problem problem = Problem.reported(
                new ProblemId(numbers.next(ProblemId.PREFIX)),
                new Discovery(
                        report.source(),
                        report.title(),
                        report.description(),
                        source.unit(),
                        source.userId(),
                        source.name(),
                        now,
                        reopens),
                report.item(),
                triageUnit(report.item()),
                deadlines.of(Duty.TRIAGE));
        problems.add(problem, report.concerned(), origin);
        steps.tell(new ProblemEvent.Reported(problem.now()));
        return problem.now();
    }

    private void check(ProblemReport report) {
        if (report.item() != null) {
            plan.item(report.item());
        }
        for (UnitId unit : report.concerned()) {
            if (plan.unit(unit).equals(plan.leadingGroup())) {
                throw new InvalidInputException("涉及单位不能是领导小组，请填写具体单位。");
            }
        }
    }

    /** What an accepted report brings has nobody to be told, and is bounded by its form. */
    private void checkNumber(@Nullable String account, OffsetDateTime now) {
        if (account != null && queries.countOf(account, now.minusHours(1)) >= settings.problemsPerHour()) {
            throw new TooOftenException("同一账号一小时内最多报送" + settings.problemsPerHour() + "个问题，请稍后再报；确需更多，请联系系统管理员调整。");
        }
    }

    /** The lead of the item knows whom it belongs to; where there is no item yet, the office does. */
    private UnitId triageUnit(@Nullable ItemId item) {
        return item == null ? plan.office().id() : plan.item(item).principalLead();
    }

    /** Whoever belongs to several units reports for the first of them in the plan. */
    private Source sourceOf(ProblemReporter reporter) {
        UnitId unit = plan.units().stream()
                .map(Unit::id)
                .filter(reporter.units()::contains)
                .findFirst()
                .orElse(plan.office().id());
        return new Source(unit, reporter.userId(), reporter.name());
    }
}
