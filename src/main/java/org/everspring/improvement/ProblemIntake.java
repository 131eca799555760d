package org.everspring.improvement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everspring.engine.Actors;
import org.everspring.improvement.Problems.Origin;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TooOftenException;
import org.everspring.matter.MatterNumbers;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Urgency;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ReportAccepted;
import org.everspring.reporting.ReportedProblem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** How problems come into the closed loop, each once: by hand, by an accepted report, by another system, or once more. */
@Service
@Transactional
public class ProblemIntake {

    private static final String REPORT = "report";
    private static final int LONGEST_KEY = 200;

    private final Problems problems;
    private final ImprovementProcesses processes;
    private final ImprovementDeadlines terms;
    private final ImprovementSettings settings;
    private final ProblemTimeline timeline;
    private final Actors actors;
    private final MatterNumbers keys;
    private final Plan plan;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ProblemIntake(
            Problems problems,
            ImprovementProcesses processes,
            ImprovementDeadlines terms,
            ImprovementSettings settings,
            ProblemTimeline timeline,
            Actors actors,
            MatterNumbers keys,
            Plan plan,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.problems = problems;
        this.processes = processes;
        this.terms = terms;
        this.settings = settings;
        this.timeline = timeline;
        this.actors = actors;
        this.keys = keys;
        this.plan = plan;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Source(UnitId unit, String userId, String name) {}

    /**
     * Takes what somebody has filed in the start form, whose process runs already.
     *
     * @param reopens the number of a closed problem that has come back, as typed; null for none
     */
    public Problem register(ProblemReport report, String reopens, ProblemReporter reporter) {
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
    public Optional<Problem> registered(String number) {
        Optional<Problem> problem = ProblemId.find(number).flatMap(problems::find);
        problem.filter(known -> known.state() != ProblemState.REPORTED).ifPresent(known -> {
            throw new AlreadyDoneException(
                    "问题" + known.id() + "现为“" + known.state().label() + "”，不能再次启动办理流程。");
        });
        return problem;
    }

    private ProblemId closedOne(String number, ProblemReporter reporter) {
        ProblemId id = ProblemId.find(number)
                .flatMap(problems::find)
                .map(Problem::id)
                .filter(found -> mayRead(found, reporter.units()))
                .orElseThrow(() -> new InvalidInputException("没有编号为“" + number + "”的问题，或者您所在单位无权查看。"));
        checkReopening(id);
        return id;
    }

    private boolean mayRead(ProblemId id, Set<UnitId> units) {
        return units.contains(plan.office().id())
                || problems.unitsConcerned(id).stream().anyMatch(units::contains);
    }

    /** Locked, so that two who reopen it at the same time do not both. */
    private void checkReopening(ProblemId id) {
        problems.lock(id);
        Problem closed = problems.get(id);
        if (closed.state() != ProblemState.CLOSED && closed.state() != ProblemState.UNRESOLVED) {
            throw new InvalidInputException("问题" + id + "现为“" + closed.state().label() + "”，只有已销号或未解决结案的问题才能重新发起。");
        }
        problems.reopenedAs(id).stream()
                .filter(other -> other.state().isRunning())
                .findFirst()
                .ifPresent(other -> {
                    throw new AlreadyDoneException("问题" + id + "已经重新发起，编号" + other.id() + "，正在办理，无需重复发起。");
                });
    }

    /**
     * Takes what another system has sent. Not within a transaction.
     *
     * @param system the account of the sender
     * @param key the sender's own, 1 to 200 characters; sent again with the same content it gives the same problem
     * @throws AlreadyDoneException when the sender has sent something else under the key
     */
    @Transactional(propagation = Propagation.NEVER)
    public ProblemId fileFromSystem(String system, String key, ProblemReport report) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidInputException("编号应为1至" + LONGEST_KEY + "个字符。");
        }
        if (system.equals(REPORT)) {
            throw new InvalidInputException("账号“" + REPORT + "”不能用于报送问题。");
        }
        Origin origin = new Origin(system, key, report.fingerprint());
        try {
            return transaction.execute(status -> file(report, origin));
        } catch (DuplicateKeyException e) {
            // The same sender was first in another transaction, and has committed.
            return transaction.execute(status -> known(origin).orElseThrow());
        }
    }

    private ProblemId file(ProblemReport report, Origin origin) {
        return known(origin).orElseGet(() -> {
            Source source = new Source(
                    plan.office().id(), null, actors.of(origin.system()).name());
            Problem problem = add(report, null, source, origin);
            processes.start(problem);
            return problem.id();
        });
    }

    private Optional<ProblemId> known(Origin origin) {
        Optional<ProblemId> known =
                problems.ofOrigin(origin.system(), origin.key()).map(Problem::id);
        known.flatMap(problems::origin).filter(first -> !first.equals(origin)).ifPresent(first -> {
            throw new AlreadyDoneException(
                    "编号“" + origin.key() + "”已经报送过内容不同的问题（" + known.get() + "），不能更改。新的问题请用新的编号报送。");
        });
        return known;
    }

    /**
     * Begins a closed problem anew, as a new one that points at it. Whether it concerns the reporter is for the caller to
     * check.
     *
     * @param description what has come back
     */
    public ProblemId reopen(ProblemId id, String description, ProblemReporter reporter) {
        checkReopening(id);
        Problem closed = problems.get(id);
        ProblemReport report =
                new ProblemReport(closed.source(), closed.item(), closed.title(), description, problems.concerned(id));
        Problem problem = add(report, id, sourceOf(reporter), null);
        processes.start(problem);
        return problem.id();
    }

    /** In the transaction that accepts the report: each of its problems once, also when that runs again. */
    @EventListener
    void on(ReportAccepted event) {
        UnitId unit = event.obligation().unit();
        Source source = new Source(unit, null, plan.unit(unit).name());
        for (int i = 0; i < event.problems().size(); i++) {
            ReportedProblem reported = event.problems().get(i);
            ProblemReport report = new ProblemReport(
                    ProblemSource.SELF_CHECK,
                    event.obligation().item(),
                    reported.title(),
                    reported.detail(),
                    List.of());
            Origin origin = new Origin(REPORT, event.obligation() + ":" + (i + 1), report.fingerprint());
            if (problems.ofOrigin(origin.system(), origin.key()).isEmpty()) {
                processes.start(add(report, null, source, origin));
            }
        }
    }

    /** What an accepted report brings has nobody to be told, and is bounded by its form. */
    private void checkNumber(String account, OffsetDateTime now) {
        boolean many = account != null
                && !account.equals(REPORT)
                && problems.countOf(account, now.minusHours(1)) >= settings.problemsPerHour();
        if (many) {
            throw new TooOftenException("同一账号一小时内最多报送" + settings.problemsPerHour() + "个问题，请稍后再报；确需更多，请联系系统管理员调整。");
        }
    }

    private Problem add(ProblemReport report, ProblemId reopens, Source source, Origin origin) {
        check(report);
        OffsetDateTime now = OffsetDateTime.now(clock);
        checkNumber(origin == null ? source.userId() : origin.system(), now);
        UnitId triage = triageUnit(report.item());
        Problem problem = new Problem(
                new ProblemId(keys.next(ProblemId.PREFIX)),
                report.source(),
                report.item(),
                report.title(),
                report.description(),
                source.unit(),
                source.userId(),
                source.name(),
                now,
                ProblemState.REPORTED,
                triage,
                null,
                null,
                null,
                terms.triage(),
                0,
                reopens,
                null,
                null,
                null);
        problems.add(problem, report.concerned(), origin);
        timeline.record(
                problem.id(),
                "reported",
                timeline.who(source.unit(), new Actor(source.userId(), source.name())),
                "发现问题",
                "来源：" + report.source().label() + "。由" + plan.unit(triage).name() + "分办。"
                        + (reopens == null ? "" : "由" + reopens + "复发而来。"));
        if (reopens != null) {
            timeline.recordOfSystem(reopens, "reopened:" + problem.id(), "问题复发", "重新发起为" + problem.id() + "。");
        }
        timeline.tellLiaison(
                triage,
                Urgency.DIGEST,
                problem,
                "reported",
                "请分办问题",
                "请于" + problem.stepDue().text() + "前在任务列表中分办。");
        return problem;
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

    /** The lead of the item knows whom it belongs to; where there is no item yet, the office does. */
    private UnitId triageUnit(ItemId item) {
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
