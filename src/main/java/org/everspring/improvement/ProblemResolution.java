package org.everspring.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.notification.Duty;
import org.everspring.notification.DutyReminders;
import org.everspring.notification.DutyReminders.DutyNotice;
import org.everspring.notification.Reminder;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.MeasureStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an assigned problem until its improvement is verified. Every step may run twice and counts once. */
@Service
@Transactional
public class ProblemResolution {

    private final Problems problems;
    private final ImprovementDeadlines terms;
    private final ImprovementSettings settings;
    private final ProblemTimeline timeline;
    private final DutyReminders reminders;
    private final EvidenceFiles evidence;
    private final Plan plan;
    private final Clock clock;

    ProblemResolution(
            Problems problems,
            ImprovementDeadlines terms,
            ImprovementSettings settings,
            ProblemTimeline timeline,
            DutyReminders reminders,
            EvidenceFiles evidence,
            Plan plan,
            Clock clock) {
        this.problems = problems;
        this.terms = terms;
        this.settings = settings;
        this.timeline = timeline;
        this.reminders = reminders;
        this.evidence = evidence;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * What a unit says of a measure.
     *
     * @param note may be null
     */
    public record MeasureUpdate(String title, MeasureStatus status, String note) {}

    public void benchmark(ProblemId id, Benchmark benchmark, List<Measure> measures, Actor by) {
        Problem problem = problems.lockWaiting(id, ProblemState.BENCHMARKING);
        check(measures, problem.due());
        problems.benchmark(id, problem.unit(), benchmark, measures);
        decide(id, Choice.BENCHMARK, by);
    }

    /** The benchmark counts: from now on the unit works by its measures. */
    public void startImprovement(ProblemId id) {
        carryOut(id, Choice.BENCHMARK, ProblemState.BENCHMARKING, ProblemState.IMPROVING)
                .ifPresent(decision -> {
                    UnitId unit = problems.get(id).unit();
                    problems.move(id, ProblemState.BENCHMARKING, ProblemState.IMPROVING, unit, null);
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(unit, decision.by()),
                            "对标找差距",
                            problems.benchmark(id).orElseThrow().text() + "制定措施"
                                    + problems.measures(id).size() + "条。");
                });
    }

    /** An improvement whose date has passed may still be planned, for today at the latest. */
    private void check(List<Measure> measures, Deadline due) {
        LocalDate today = terms.today();
        Measure.check(measures, "改进措施", today);
        LocalDate last = due.day().isBefore(today) ? today : due.day();
        for (Measure measure : measures) {
            if (measure.dueOn().isAfter(last)) {
                throw new InvalidInputException(
                        "改进措施“" + measure.title() + "”的完成时限" + measure.dueOn() + "晚于整改期限" + last + "，请提前。");
            }
        }
    }

    /**
     * @param said of each measure, in the unit's order
     * @param finished whether the unit asks for the verification, which {@link #requestVerification} then does
     */
    public void recordProgress(ProblemId id, List<MeasureUpdate> said, String text, boolean finished, Actor by) {
        Problem problem = problems.lockWaiting(id, ProblemState.IMPROVING);
        List<TrackedMeasure> measures = tracked(problems.measures(id), said);
        String progress = TypedText.required(text, "本次推进情况");
        if (finished) {
            checkFinished(id, measures);
        }
        problems.recordProgress(id, measures, progress, by, now());
        if (finished) {
            decide(id, Choice.FINISH, by);
        } else {
            int number = problems.progress(id).size();
            timeline.record(id, "progress:" + number, timeline.who(problem.unit(), by), "推进改进", progress);
        }
    }

    /** The lead has to verify what the unit says is done. */
    public void requestVerification(ProblemId id) {
        carryOut(id, Choice.FINISH, ProblemState.IMPROVING, ProblemState.VERIFYING)
                .ifPresent(decision -> {
                    Problem problem = problems.get(id);
                    problems.move(
                            id,
                            ProblemState.IMPROVING,
                            ProblemState.VERIFYING,
                            problem.leadUnit(),
                            terms.verification());
                    List<ProgressEntry> progress = problems.progress(id);
                    timeline.record(
                            id,
                            "progress:" + progress.size(),
                            timeline.who(problem.unit(), decision.by()),
                            "申请验收",
                            progress.get(progress.size() - 1).text());
                    Problem waiting = problems.get(id);
                    timeline.tellLiaison(
                            problem.leadUnit(),
                            Urgency.DIGEST,
                            waiting,
                            "finished:" + progress.size(),
                            "请验收整改成效",
                            plan.unit(problem.unit()).name() + "申请验收，请于"
                                    + waiting.stepDue().text() + "前在任务列表中验收。");
                });
    }

    private static List<TrackedMeasure> tracked(List<TrackedMeasure> known, List<MeasureUpdate> said) {
        List<String> titles =
                known.stream().map(state -> state.measure().title()).toList();
        if (!said.stream().map(MeasureUpdate::title).toList().equals(titles)) {
            throw new InvalidInputException("改进措施清单与本页所列不一致。请先复制已填内容，刷新页面后重新填写。");
        }
        List<TrackedMeasure> tracked = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            tracked.add(new TrackedMeasure(
                    known.get(i).measure(), said.get(i).status(), said.get(i).note()));
        }
        return tracked;
    }

    private void checkFinished(ProblemId id, List<TrackedMeasure> measures) {
        List<String> open = measures.stream()
                .filter(state -> state.status() != MeasureStatus.DONE)
                .map(state -> "“" + state.measure().title() + "”")
                .toList();
        if (!open.isEmpty()) {
            throw new InvalidInputException("申请验收前各项措施都应完成，尚有" + open.size() + "条未完成：" + String.join("、", open) + "。");
        }
        OffsetDateTime assigned = assignedAt(id);
        // What came with the report shows the problem, not what has become of it.
        if (evidence.of(id.toString()).stream()
                .allMatch(file -> file.uploadedAt().isBefore(assigned))) {
            throw new InvalidInputException("申请验收前，请先在本任务的“佐证材料”页上传至少一份证明整改成效的材料。");
        }
    }

    private OffsetDateTime assignedAt(ProblemId id) {
        return Stream.of(Choice.ACCEPT, Choice.REASSIGN)
                .flatMap(choice -> problems.lastDecision(id, choice).stream())
                .map(ProblemDecision::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Keeps what the lead says; {@link #passVerification} or {@link #returnToUnit} carries it out.
     *
     * @param returnDueOn the new date of an improvement that has not passed; null to leave the unit the usual term
     */
    public void verify(ProblemId id, boolean passed, String opinion, LocalDate returnDueOn, Actor by) {
        problems.lockWaiting(id, ProblemState.VERIFYING);
        String reason = TypedText.required(opinion, "验收意见");
        LocalDate dueOn = passed || returnDueOn == null
                ? null
                : terms.checked(returnDueOn).day();
        Choice choice = passed ? Choice.PASS : Choice.FAIL;
        problems.decide(id, new ProblemDecision(choice, null, null, dueOn, null, reason, by, now()));
    }

    /** The unit has to say what it has learnt. */
    public void passVerification(ProblemId id) {
        carryOut(id, Choice.PASS, ProblemState.VERIFYING, ProblemState.SUMMARISING)
                .ifPresent(decision -> pass(problems.get(id), decision));
    }

    private void pass(Problem problem, ProblemDecision decision) {
        problems.move(problem.id(), ProblemState.VERIFYING, ProblemState.SUMMARISING, problem.unit(), terms.summary());
        timeline.record(
                problem.id(),
                "decision:" + decision.number(),
                timeline.who(problem.leadUnit(), decision.by()),
                "通过验收",
                decision.reason());
        Problem waiting = problems.get(problem.id());
        timeline.tellLiaison(
                problem.unit(),
                Urgency.DIGEST,
                waiting,
                "passed:" + decision.number(),
                "整改通过验收",
                "请于" + waiting.stepDue().text() + "前总结经验做法。验收意见：" + decision.reason());
    }

    /** @return whether the office has to settle it because it has failed too often */
    public boolean returnToUnit(ProblemId id) {
        carryOut(id, Choice.FAIL, ProblemState.VERIFYING, ProblemState.IMPROVING, ProblemState.SETTLING)
                .ifPresent(decision -> {
                    problems.countFailure(id);
                    Problem problem = problems.get(id);
                    timeline.record(
                            id,
                            "decision:" + decision.number(),
                            timeline.who(problem.leadUnit(), decision.by()),
                            "未通过验收（第" + problem.verificationFailures() + "次）",
                            decision.reason());
                    if (problem.verificationFailures() % settings.failuresBeforeOffice() == 0) {
                        bringToOffice(problem, decision);
                    } else {
                        sendBack(problem, decision);
                    }
                });
        return problems.get(id).state() == ProblemState.SETTLING;
    }

    private void bringToOffice(Problem problem, ProblemDecision decision) {
        UnitId office = plan.office().id();
        problems.move(problem.id(), ProblemState.VERIFYING, ProblemState.SETTLING, office, terms.settlement());
        timeline.tellLiaison(
                office,
                Urgency.IMMEDIATE,
                problems.get(problem.id()),
                "settlement:" + decision.number(),
                "请裁定未通过问题",
                plan.unit(problem.unit()).name() + "的整改已" + problem.verificationFailures() + "次未通过验收，请裁定。最近一次验收意见："
                        + decision.reason());
        timeline.tellLiaison(
                problem.unit(),
                Urgency.IMMEDIATE,
                problem,
                "returned:" + decision.number(),
                "整改未通过验收",
                "已累计" + problem.verificationFailures() + "次未通过验收，报市营商环境办裁定。验收意见：" + decision.reason());
    }

    private void sendBack(Problem problem, ProblemDecision decision) {
        Deadline due = decision.dueOn() == null ? terms.mending(problem.due()) : new Deadline(decision.dueOn());
        problems.moveDue(problem.id(), due);
        problems.move(problem.id(), ProblemState.VERIFYING, ProblemState.IMPROVING, problem.unit(), null);
        timeline.tellLiaison(
                problem.unit(),
                Urgency.IMMEDIATE,
                problem,
                "returned:" + decision.number(),
                "整改未通过验收",
                "请于" + due.text() + "前继续整改后重新申请验收。验收意见：" + decision.reason());
    }

    /** What the decision table has for today, before the date of the improvement or after it. */
    public void remind(ProblemId id) {
        Problem problem = problems.get(id);
        if (problem.state() == ProblemState.IMPROVING) {
            remind(problem, Duty.IMPROVEMENT, problem.unit(), problem.leadUnit(), problem.due());
        }
    }

    /** The same for the step that waits. */
    public void remindOfStep(ProblemId id) {
        Problem problem = problems.get(id);
        ImprovementDeadlines.stepDuty(problem.state())
                // A step that is done waits for nobody, though its state may stay until the diagram has gone on.
                .filter(duty -> problem.stepDue() != null)
                .ifPresent(duty -> {
                    UnitId office = plan.office().id();
                    switch (problem.state()) {
                        case REPORTED -> remind(problem, duty, problem.triageUnit(), office, problem.stepDue());
                        case VERIFYING -> remind(problem, duty, problem.leadUnit(), office, problem.stepDue());
                        case SETTLING -> remind(problem, duty, office, office, problem.stepDue());
                        default -> remind(problem, duty, problem.unit(), problem.leadUnit(), problem.stepDue());
                    }
                });
    }

    private void remind(Problem problem, Duty duty, UnitId unit, UnitId lead, Deadline due) {
        reminders
                .sendFor(new DutyNotice(
                        duty, problem.id().toString(), ProblemTimeline.label(problem) + " ", unit, lead, due))
                .filter(Reminder::isEscalation)
                .ifPresent(reminder -> timeline.recordOfSystem(
                        problem.id(),
                        "reminder:" + duty.code() + ":" + terms.today(),
                        "督办（" + reminder.level() + "）",
                        plan.unit(unit).name() + duty.label() + "：" + reminder.message()));
    }

    private void decide(ProblemId id, Choice choice, Actor by) {
        problems.decide(id, new ProblemDecision(choice, null, null, null, null, null, by, now()));
    }

    private Optional<ProblemDecision> carryOut(ProblemId id, Choice choice, ProblemState from, ProblemState... to) {
        return problems.carryOut(id, choice, from, Set.of(to), now());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
