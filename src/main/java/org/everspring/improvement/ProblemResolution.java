package org.everspring.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.benchmarking.Attempts;
import org.everspring.benchmarking.Benchmark;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.benchmarking.MeasureUpdate;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.everspring.measures.Measure;
import org.everspring.notification.Duty;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an assigned problem until its improvement is verified, or left unresolved by the office. Every step may run twice and counts once. */
@Service
@Transactional
public class ProblemResolution {

    private final Problems problems;
    private final ProblemQueries queries;
    private final Attempts attempts;
    private final ProblemSteps steps;
    private final ImprovementDeadlines deadlines;
    private final ImprovementSettings settings;
    private final EvidenceFiles evidence;
    private final Plan plan;

    ProblemResolution(
            Problems problems,
            ProblemQueries queries,
            Attempts attempts,
            ProblemSteps steps,
            ImprovementDeadlines deadlines,
            ImprovementSettings settings,
            EvidenceFiles evidence,
            Plan plan) {
        this.problems = problems;
        this.queries = queries;
        this.attempts = attempts;
        this.steps = steps;
        this.deadlines = deadlines;
        this.settings = settings;
        this.evidence = evidence;
        this.plan = plan;
    }

    /** What was there stays as it was, but what nobody has worked by yet is replaced. */
    public void benchmark(ProblemId id, Benchmark benchmark, List<Measure> measures, Actor by) {
        steps.decide(id, (problem, now) -> {
            boolean again = problem.now().isPending(Choice.BENCHMARK);
            problem.decide(ProblemDecision.of(Choice.BENCHMARK, null, by, now));
            int rounds = attempts.last(id).map(ImprovementAttempt::round).orElse(0);
            attempts.begin(
                    id,
                    ImprovementAttempt.planned(
                            again ? rounds : rounds + 1,
                            problem.now().assigned().unit(),
                            problem.now().assigned().due().day(),
                            benchmark,
                            measures,
                            deadlines.today()));
        });
    }

    /** The benchmark counts: from now on the unit works by its measures. */
    public void startImprovement(ProblemId id) {
        steps.carryOut(
                id, (problem, now) -> problem.startImprovement(attempts.last(id).orElse(null), now));
    }

    /**
     * @param updates of each measure, in the unit's order
     * @param finished whether the unit asks for the verification, which {@link #requestVerification} then does
     * @param reached our value after the improvement; null before it is finished, and where an owner's form does not ask
     */
    public void recordProgress(
            ProblemId id,
            List<MeasureUpdate> updates,
            @Nullable String text,
            boolean finished,
            @Nullable BigDecimal reached,
            Actor by) {
        // A unit that assists may say something at the same time.
        problems.lock(id);
        steps.decide(id, (problem, now) -> {
            problem.checkWaits(ProblemState.IMPROVING);
            ImprovementAttempt attempt = attempts.last(id).orElseThrow().updated(updates);
            String progress = TypedText.required(text, "本次推进情况");
            if (finished) {
                attempt.checkFinished();
                checkEvidence(problem.now());
                problem.decide(ProblemDecision.of(Choice.FINISH, null, by, now));
                attempt = attempt.reaching(reached);
            }
            attempts.track(id, attempt);
            ProgressEntry entry = problems.addProgress(id, now, by, progress, null);
            if (!finished) {
                steps.tell(new ProblemEvent.Progressed(problem.now(), entry));
            }
        });
    }

    /**
     * What a unit that assists tells the one in charge.
     *
     * @param unit of the person
     */
    public void assist(ProblemId id, UnitId unit, String text, Actor by) {
        problems.lock(id);
        Problem problem = problems.get(id);
        problem.now().checkAssistedBy(unit);
        OffsetDateTime now = steps.now();
        ProgressEntry entry = problems.addProgress(id, now, by, TypedText.required(text, "协办情况"), unit);
        steps.tell(new ProblemEvent.Assisted(problem.now(), unit, entry));
    }

    /** What came with the report shows the problem, not what has become of it. */
    private void checkEvidence(ProblemSnapshot problem) {
        boolean none = evidence.of(problem.id().toString()).stream()
                .allMatch(file -> file.uploadedAt().isBefore(problem.assigned().at()));
        if (none) {
            throw new InvalidInputException("申请验收前，请先在本任务的“佐证材料”页上传至少一份证明整改成效的材料。");
        }
    }

    /** The lead has to verify what the unit says is done. */
    public void requestVerification(ProblemId id) {
        steps.carryOut(
                id,
                (problem, now) -> problem.requestVerification(
                        queries.lastProgress(id).orElse(null), deadlines.of(Duty.VERIFICATION), now));
    }

    /**
     * Keeps what the lead says; {@link #passVerification} or {@link #returnToUnit} carries it out.
     *
     * @param returnDueOn the new date of an improvement that has not passed; null to leave the unit the usual term
     */
    public void verify(
            ProblemId id, boolean passed, @Nullable String opinion, @Nullable LocalDate returnDueOn, Actor by) {
        steps.decide(id, (problem, now) -> {
            String reason = TypedText.required(opinion, "验收意见");
            LocalDate dueOn = passed || returnDueOn == null
                    ? null
                    : deadlines.checked(returnDueOn).day();
            problem.decide(ProblemDecision.of(passed ? Choice.PASS : Choice.FAIL, reason, by, now)
                    .about(null, null, dueOn));
        });
    }

    public void passVerification(ProblemId id) {
        steps.carryOut(id, (problem, now) -> problem.passVerification(deadlines.of(Duty.EXPERIENCE), now));
    }

    /** @return whether the office has to settle it because it has failed too often */
    public boolean returnToUnit(ProblemId id) {
        FailedImprovement to = new FailedImprovement(
                settings.failuresBeforeOffice(), plan.office().id(), deadlines.of(Duty.SETTLEMENT), deadlines::mending);
        steps.carryOut(id, (problem, now) -> problem.failVerification(to, now));
        return queries.get(id).state() == ProblemState.SETTLING;
    }

    /**
     * The office says that it begins again; {@link #reassign} does it.
     *
     * @param unit who is in charge from now on; may be the same
     * @param assisting who helps from now on; may be empty
     * @param opinion of the office
     */
    public void decideToReassign(
            ProblemId id,
            @Nullable UnitId unit,
            List<UnitId> assisting,
            @Nullable LocalDate dueOn,
            @Nullable String opinion,
            Actor by) {
        steps.decide(id, (problem, now) -> {
            problem.decide(ProblemDecision.of(Choice.REASSIGN, TypedText.required(opinion, "裁定意见"), by, now)
                    .about(null, unit, dueOn)
                    .assistedBy(assisting));
            Assignment.checkUnit(unit, plan);
            Assignment.checkAssisting(unit, assisting, plan);
            deadlines.checked(dueOn);
        });
    }

    public void decideToLeaveUnresolved(ProblemId id, @Nullable String opinion, Actor by) {
        steps.decide(
                id,
                (problem, now) -> problem.decide(
                        ProblemDecision.of(Choice.LEAVE_UNRESOLVED, TypedText.required(opinion, "裁定意见"), by, now)));
    }

    public void reassign(ProblemId id) {
        steps.carryOut(id, (problem, now) -> problem.reassign(plan, deadlines::benchmark, now));
    }

    public void closeUnresolved(ProblemId id) {
        steps.carryOut(id, Problem::leaveUnresolved);
    }
}
