package org.everspring.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Urgency;
import org.everspring.plan.Item;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a reported problem, and of one that the office has to settle. A decision is kept when the task is
 * finished; the diagram then does it, once however often the step runs.
 */
@Service
@Transactional
public class ProblemTriage {

    private static final Set<ProblemState> RUNNING = Arrays.stream(ProblemState.values())
            .filter(ProblemState::isRunning)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemState.class)));

    private final Problems problems;
    private final ImprovementDeadlines terms;
    private final ProblemTimeline timeline;
    private final Plan plan;
    private final Clock clock;

    ProblemTriage(Problems problems, ImprovementDeadlines terms, ProblemTimeline timeline, Plan plan, Clock clock) {
        this.problems = problems;
        this.terms = terms;
        this.timeline = timeline;
        this.plan = plan;
        this.clock = clock;
    }

    /** The running problems that this one may be merged into: of its item, and such as the triaging unit may read. */
    @Transactional(readOnly = true)
    public List<Problem> similar(ProblemId id) {
        Problem problem = problems.get(id);
        ProblemFilter filter = new ProblemFilter(readersOf(problem.triageUnit()), RUNNING, problem.item(), null, null);
        return problems.page(filter, 0).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
    }

    private Set<UnitId> readersOf(UnitId unit) {
        return unit.equals(plan.office().id()) ? null : Set.of(unit);
    }

    /**
     * @param item where the problem belongs; null where that is known already
     * @param unit who has to solve it
     * @param dueOn until when
     * @param note to the unit; may be null
     */
    public void decideToAccept(ProblemId id, ItemId item, UnitId unit, LocalDate dueOn, String note, Actor by) {
        Problem problem = waitingForTriage(id);
        ItemId belongsTo = item == null ? problem.item() : item;
        if (belongsTo == null) {
            throw new InvalidInputException("受理问题时，请选择归口的重点任务。");
        }
        plan.item(belongsTo);
        checkAssignable(unit);
        terms.checked(dueOn);
        problems.decide(id, new ProblemDecision(Choice.ACCEPT, belongsTo, unit, dueOn, null, note, by, now()));
    }

    public void decideToTransfer(ProblemId id, ItemId item, Actor by) {
        Problem problem = waitingForTriage(id);
        if (item == null) {
            throw new InvalidInputException("转办问题时，请选择问题所属的重点任务，系统按牵头单位转办。");
        }
        plan.item(item);
        if (item.equals(problem.item())) {
            throw new InvalidInputException("这个问题现已归口该项任务。转办时请选择另一项重点任务，属于本任务的请受理。");
        }
        problems.decide(id, new ProblemDecision(Choice.TRANSFER, item, null, null, null, null, by, now()));
    }

    public void decideToReject(ProblemId id, String reason, Actor by) {
        waitingForTriage(id);
        if (reason == null) {
            throw new InvalidInputException("不予受理时请写明原因，系统将告知反映人。");
        }
        problems.decide(id, new ProblemDecision(Choice.REJECT, null, null, null, null, reason, by, now()));
    }

    /** @param into as chosen; null where nothing was */
    public void decideToMerge(ProblemId id, String into, Actor by) {
        ProblemId target = ProblemId.find(into).orElseThrow(() -> new InvalidInputException("并案时，请选择并入哪一个在办问题。"));
        if (target.equals(id)) {
            throw new InvalidInputException("问题不能并入自身，请选择另一个在办问题。");
        }
        // In one order, so that two problems which are merged into one another at the same time do not wait for ever.
        Stream.of(id, target).sorted(Comparator.comparing(ProblemId::value)).forEach(problems::lock);
        Problem problem = waitingForTriage(id);
        Problem other = problems.find(target)
                .filter(found -> mayRead(problem.triageUnit(), found))
                .orElseThrow(() -> new InvalidInputException("没有编号为“" + target + "”的在办问题，请重新选择。"));
        if (!other.state().isRunning() || problems.isPending(target, Choice.MERGE)) {
            throw new InvalidInputException("问题" + target + "已不在办理中，不能并入，请刷新后重新选择。");
        }
        problems.decide(id, new ProblemDecision(Choice.MERGE, null, null, null, target, null, by, now()));
    }

    private boolean mayRead(UnitId unit, Problem problem) {
        return unit.equals(plan.office().id())
                || problems.unitsConcerned(problem.id()).contains(unit);
    }

    public void assign(ProblemId id) {
        carryOut(id, Choice.ACCEPT, ProblemState.REPORTED, ProblemState.BENCHMARKING)
                .ifPresent(decision -> {
                    Problem problem = problems.get(id);
                    if (!decision.item().equals(problem.item())) {
                        problems.file(id, decision.item(), problem.triageUnit());
                    }
                    giveTo(id, ProblemState.REPORTED, decision);
                    String text = assignment(decision) + (decision.reason() == null ? "" : "交办要求：" + decision.reason());
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(problem.triageUnit(), decision.by()),
                            "受理并交办",
                            text);
                });
    }

    /** A word from the office, and the problem begins again with another unit, or another date. */
    public void reassign(ProblemId id) {
        carryOut(id, Choice.REASSIGN, ProblemState.SETTLING, ProblemState.BENCHMARKING)
                .ifPresent(decision -> {
                    giveTo(id, ProblemState.SETTLING, decision);
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(plan.office().id(), decision.by()),
                            "重新交办",
                            assignment(decision) + "裁定意见：" + decision.reason());
                });
    }

    private void giveTo(ProblemId id, ProblemState from, ProblemDecision decision) {
        Deadline due = new Deadline(decision.dueOn());
        ItemId item = problems.get(id).item();
        problems.assign(id, decision.unit(), verifier(item, decision.unit()), due);
        problems.move(id, from, ProblemState.BENCHMARKING, decision.unit(), terms.benchmark(due));
        Problem problem = problems.get(id);
        timeline.tellLiaison(
                decision.unit(),
                Urgency.IMMEDIATE,
                problem,
                "assigned:" + decision.number(),
                "问题交办",
                "请于" + problem.stepDue().text() + "前完成对标，于" + due.text() + "前完成整改。"
                        + (decision.reason() == null ? "" : "交办要求：" + decision.reason()));
    }

    private String assignment(ProblemDecision decision) {
        return "交办" + plan.unit(decision.unit()).name() + "，整改期限" + new Deadline(decision.dueOn()).text() + "。";
    }

    /** The lead of the item; nobody verifies his own work, so for the lead itself the office does. */
    private UnitId verifier(ItemId item, UnitId unit) {
        UnitId lead = plan.item(item).principalLead();
        return lead.equals(unit) ? plan.office().id() : lead;
    }

    public void transfer(ProblemId id) {
        carryOut(id, Choice.TRANSFER, ProblemState.REPORTED, ProblemState.REPORTED)
                .ifPresent(decision -> {
                    UnitId before = problems.get(id).triageUnit();
                    Item item = plan.item(decision.item());
                    problems.file(id, item.id(), item.principalLead());
                    problems.move(
                            id, ProblemState.REPORTED, ProblemState.REPORTED, item.principalLead(), terms.triage());
                    Problem problem = problems.get(id);
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(before, decision.by()),
                            "转办",
                            "转由“" + item.id() + " " + item.title() + "”的牵头单位"
                                    + plan.unit(item.principalLead()).name() + "分办。");
                    timeline.tellLiaison(
                            item.principalLead(),
                            Urgency.DIGEST,
                            problem,
                            "transferred:" + decision.number(),
                            "请分办问题",
                            plan.unit(before).name() + "转来一个问题，请于"
                                    + problem.stepDue().text() + "前分办。");
                });
    }

    public void reject(ProblemId id) {
        carryOut(id, Choice.REJECT, ProblemState.REPORTED, ProblemState.REJECTED)
                .ifPresent(decision -> {
                    Problem problem = problems.get(id);
                    problems.move(id, ProblemState.REPORTED, ProblemState.REJECTED, null, null);
                    problems.close(id, null, decision.reason(), now());
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(problem.triageUnit(), decision.by()),
                            "不予受理",
                            "原因：" + decision.reason());
                    timeline.tellReporter(
                            problem,
                            "rejected",
                            "问题不予受理",
                            plan.unit(problem.triageUnit()).name() + "未受理您反映的问题。原因：" + decision.reason());
                });
    }

    /** The reporter and whom he named as concerned can follow the problem that goes on. */
    public void merge(ProblemId id) {
        carryOut(id, Choice.MERGE, ProblemState.REPORTED, ProblemState.MERGED).ifPresent(decision -> {
            Problem problem = problems.get(id);
            ProblemId target = decision.mergeInto();
            String who = timeline.who(problem.triageUnit(), decision.by());
            problems.move(id, ProblemState.REPORTED, ProblemState.MERGED, null, null);
            problems.close(id, target, null, now());
            problems.concern(
                    target,
                    Stream.concat(Stream.of(problem.reportedByUnit()), problems.concerned(id).stream())
                            .toList());
            timeline.record(id, "decision:" + decision.number(), who, "并案", "并入问题" + target + "一并办理。");
            timeline.record(target, "merged:" + id, who, "并入问题", ProblemTimeline.label(problem));
            timeline.tellReporter(problem, "merged", "问题已并案", "您反映的问题与在办问题" + target + "一并办理，办结后另行告知。");
        });
    }

    /**
     * @param unit who has to solve it from now on; may be the same
     * @param opinion of the office
     */
    public void decideToReassign(ProblemId id, UnitId unit, LocalDate dueOn, String opinion, Actor by) {
        waitingForTheOffice(id);
        checkAssignable(unit);
        terms.checked(dueOn);
        problems.decide(id, new ProblemDecision(Choice.REASSIGN, null, unit, dueOn, null, opinion(opinion), by, now()));
    }

    public void decideToLeaveUnresolved(ProblemId id, String opinion, Actor by) {
        waitingForTheOffice(id);
        problems.decide(
                id, new ProblemDecision(Choice.LEAVE_UNRESOLVED, null, null, null, null, opinion(opinion), by, now()));
    }

    private static String opinion(String text) {
        return TypedText.required(text, "裁定意见");
    }

    public void closeUnresolved(ProblemId id) {
        carryOut(id, Choice.LEAVE_UNRESOLVED, ProblemState.SETTLING, ProblemState.UNRESOLVED)
                .ifPresent(decision -> {
                    Problem problem = problems.get(id);
                    problems.move(id, ProblemState.SETTLING, ProblemState.UNRESOLVED, null, null);
                    problems.close(id, null, decision.reason(), now());
                    String text = "经市营商环境办裁定，问题作未解决结案。裁定意见：" + decision.reason();
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(plan.office().id(), decision.by()),
                            "未解决结案",
                            "裁定意见：" + decision.reason());
                    timeline.tellReporter(problem, "unresolved", "问题未解决结案", text);
                    Stream.of(problem.unit(), problem.leadUnit())
                            .distinct()
                            .forEach(unit -> timeline.tellLiaison(
                                    unit, Urgency.IMMEDIATE, problem, "unresolved:" + unit, "问题未解决结案", text));
                });
    }

    private void checkAssignable(UnitId unit) {
        if (unit == null) {
            throw new InvalidInputException("请选择责任单位。");
        }
        if (plan.unit(unit).equals(plan.leadingGroup())) {
            throw new InvalidInputException("领导小组不承担具体整改，请选择责任单位。");
        }
    }

    private Optional<ProblemDecision> carryOut(ProblemId id, Choice choice, ProblemState from, ProblemState to) {
        return problems.carryOut(id, choice, from, Set.of(to), now());
    }

    private Problem waitingForTriage(ProblemId id) {
        return problems.lockWaiting(id, ProblemState.REPORTED);
    }

    private Problem waitingForTheOffice(ProblemId id) {
        return problems.lockWaiting(id, ProblemState.SETTLING);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
