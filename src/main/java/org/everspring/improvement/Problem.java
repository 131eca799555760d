package org.everspring.improvement;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.everspring.benchmarking.ImprovementAttempt;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands in the way of business. What people decide on a task is kept; the step of the diagram that carries
 * it out answers with what has happened, or with nothing where that had happened before.
 */
public final class Problem {
    private final ProblemSnapshot before;
    private @Nullable ItemId item;
    private ProblemState state;
    private @Nullable UnitId waitingUnit;
    private @Nullable Deadline stepDue;
    private UnitId triageUnit;
    private @Nullable Assignment assignment;
    private int verificationFailures;
    private @Nullable String lessons;
    private @Nullable Closure closure;
    private @Nullable ProblemDecision decision;

    public Problem(ProblemSnapshot stored) {
        this.before = stored;
        this.item = stored.item();
        this.state = stored.state();
        this.waitingUnit = stored.waitingUnit();
        this.stepDue = stored.stepDue();
        this.triageUnit = stored.triageUnit();
        this.assignment = stored.assignment();
        this.verificationFailures = stored.verificationFailures();
        this.lessons = stored.lessons();
        this.closure = stored.closure();
        this.decision = stored.decision();
    }

    /** A new one, which waits for its triage. */
    static Problem reported(
            ProblemId id, Discovery discovery, @Nullable ItemId item, UnitId triageUnit, Deadline triageDue) {
        return new Problem(ProblemSnapshot.reported(id, discovery, item, triageUnit, triageDue));
    }

    public ProblemSnapshot now() {
        return new ProblemSnapshot(
                before.id(),
                before.discovery(),
                item,
                state,
                waitingUnit,
                stepDue,
                triageUnit,
                assignment,
                verificationFailures,
                lessons,
                closure,
                decision,
                before.version());
    }

    /** As the tables hold it. */
    public ProblemSnapshot before() {
        return before;
    }

    /** @throws InvalidInputException when nobody has said where it belongs */
    void decideToAccept(
            @Nullable ItemId to,
            @Nullable UnitId unit,
            List<UnitId> assisting,
            @Nullable LocalDate dueOn,
            @Nullable String note,
            Actor by,
            OffsetDateTime at) {
        ItemId belongsTo = to == null ? item : to;
        if (belongsTo == null) {
            throw new InvalidInputException("受理问题时，请选择归口的重点任务。");
        }
        decide(ProblemDecision.of(Choice.ACCEPT, note, by, at)
                .about(belongsTo, unit, dueOn)
                .assistedBy(assisting));
    }

    /** @throws InvalidInputException when it belongs there already */
    void decideToTransfer(ItemId to, Actor by, OffsetDateTime at) {
        if (to.equals(item)) {
            throw new InvalidInputException("这个问题现已归口该项任务。转办时请选择另一项重点任务，属于本任务的请受理。");
        }
        decide(ProblemDecision.of(Choice.TRANSFER, null, by, at).about(to, null, null));
    }

    /** @throws InvalidInputException when the other one does not run, or is about to be merged itself */
    void decideToMerge(ProblemSnapshot other, Actor by, OffsetDateTime at) {
        if (!other.state().isRunning() || other.isPending(Choice.MERGE)) {
            throw new InvalidInputException("问题" + other.id() + "已不在办理中，不能并入，请刷新后重新选择。");
        }
        decide(ProblemDecision.of(Choice.MERGE, null, by, at).into(other.id()));
    }

    void summarise(String learnt, boolean promoted, Actor by, OffsetDateTime at) {
        decide(ProblemDecision.of(promoted ? Choice.PROMOTE : Choice.ARCHIVE, null, by, at));
        lessons = learnt;
    }

    /**
     * Keeps what somebody has decided on the task that waits; another word takes its place until it is carried out.
     *
     * @throws AlreadyDoneException when that task does not wait any more
     */
    void decide(ProblemDecision word) {
        checkWaits(word.choice().decidedIn());
        decision = word.numbered(decision == null ? 1 : decision.number() + 1);
    }

    /** @throws AlreadyDoneException when it stands elsewhere */
    void checkWaits(ProblemState expected) {
        if (state != expected) {
            throw new AlreadyDoneException("这个问题现为“" + state.label() + "”，这一步已经办理。");
        }
    }

    /** @param benchmarkDue of the step, by the date of the improvement */
    List<ProblemEvent> assign(Plan plan, UnaryOperator<Deadline> benchmarkDue, OffsetDateTime at) {
        return carryOut(Choice.ACCEPT, Set.of(ProblemState.BENCHMARKING), at, accepted -> {
            item = accepted.belongsTo();
            return handOver(accepted, plan, benchmarkDue);
        });
    }

    /** Begins again with another unit, or another date. */
    List<ProblemEvent> reassign(Plan plan, UnaryOperator<Deadline> benchmarkDue, OffsetDateTime at) {
        Set<ProblemState> after = Set.of(ProblemState.BENCHMARKING);
        return carryOut(Choice.REASSIGN, after, at, settled -> handOver(settled, plan, benchmarkDue));
    }

    /** Nobody verifies his own work: for the lead itself the office does. */
    private ProblemEvent handOver(ProblemDecision given, Plan plan, UnaryOperator<Deadline> benchmarkDue) {
        UnitId unit = given.inCharge();
        UnitId lead = plan.item(requireNonNull(item, "accepted before")).principalLead();
        Deadline due = new Deadline(given.until());
        assignment = new Assignment(
                unit, given.assisting(), lead.equals(unit) ? plan.office().id() : lead, due, given.at());
        move(ProblemState.BENCHMARKING, unit, benchmarkDue.apply(due));
        return new ProblemEvent.Assigned(now(), given);
    }

    /** To the lead of another item. */
    List<ProblemEvent> transfer(Plan plan, Deadline triageDue, OffsetDateTime at) {
        return carryOut(Choice.TRANSFER, Set.of(ProblemState.REPORTED), at, transferred -> {
            UnitId from = triageUnit;
            item = transferred.belongsTo();
            triageUnit = plan.item(transferred.belongsTo()).principalLead();
            move(ProblemState.REPORTED, triageUnit, triageDue);
            return new ProblemEvent.Transferred(now(), transferred, from);
        });
    }

    List<ProblemEvent> reject(OffsetDateTime at) {
        return carryOut(Choice.REJECT, Set.of(ProblemState.REJECTED), at, rejected -> {
            end(ProblemState.REJECTED, null, rejected.reason(), at);
            return new ProblemEvent.Rejected(now(), rejected);
        });
    }

    List<ProblemEvent> merge(OffsetDateTime at) {
        return carryOut(Choice.MERGE, Set.of(ProblemState.MERGED), at, merged -> {
            end(ProblemState.MERGED, merged.mergeInto(), null, at);
            return new ProblemEvent.Merged(now(), merged);
        });
    }

    /** The benchmark counts: from now on the unit works by its measures. */
    List<ProblemEvent> startImprovement(@Nullable ImprovementAttempt attempt, OffsetDateTime at) {
        return carryOut(Choice.BENCHMARK, Set.of(ProblemState.IMPROVING), at, benchmarked -> {
            move(ProblemState.IMPROVING, now().assigned().unit(), null);
            return new ProblemEvent.ImprovementStarted(now(), benchmarked, requireNonNull(attempt, "planned"));
        });
    }

    /** @param last what the unit has said with it */
    List<ProblemEvent> requestVerification(@Nullable ProgressEntry last, Deadline verificationDue, OffsetDateTime at) {
        return carryOut(Choice.FINISH, Set.of(ProblemState.VERIFYING), at, finished -> {
            move(ProblemState.VERIFYING, now().assigned().leadUnit(), verificationDue);
            return new ProblemEvent.VerificationRequested(now(), finished, requireNonNull(last, "reported"));
        });
    }

    /** The unit has to say what it has learnt. */
    List<ProblemEvent> passVerification(Deadline summaryDue, OffsetDateTime at) {
        return carryOut(Choice.PASS, Set.of(ProblemState.SUMMARISING), at, passed -> {
            move(ProblemState.SUMMARISING, now().assigned().unit(), summaryDue);
            return new ProblemEvent.VerificationPassed(now(), passed);
        });
    }

    /** Back to the unit, or to the office when that has happened too often. */
    List<ProblemEvent> failVerification(FailedImprovement to, OffsetDateTime at) {
        return carryOut(Choice.FAIL, Set.of(ProblemState.IMPROVING, ProblemState.SETTLING), at, failed -> {
            verificationFailures++;
            if (verificationFailures % to.failuresBeforeOffice() == 0) {
                move(ProblemState.SETTLING, to.office(), to.settlementDue());
            } else {
                LocalDate set = failed.dueOn();
                Assignment given = now().assigned();
                assignment = given.until(set == null ? to.mendingDue().apply(given.due()) : new Deadline(set));
                move(ProblemState.IMPROVING, given.unit(), null);
            }
            return new ProblemEvent.VerificationFailed(now(), failed);
        });
    }

    List<ProblemEvent> leaveUnresolved(OffsetDateTime at) {
        return carryOut(Choice.LEAVE_UNRESOLVED, Set.of(ProblemState.UNRESOLVED), at, settled -> {
            end(ProblemState.UNRESOLVED, null, settled.reason(), at);
            return new ProblemEvent.LeftUnresolved(now(), settled);
        });
    }

    List<ProblemEvent> nominate(OffsetDateTime at) {
        return carryOut(Choice.PROMOTE, Set.of(ProblemState.CLOSED), at, this::summarised);
    }

    /** Nothing that is worth promoting is closed before it is nominated. */
    List<ProblemEvent> close(OffsetDateTime at) {
        List<ProblemEvent> happened = new ArrayList<>();
        if (!now().hasTaken(Choice.PROMOTE)) {
            happened.addAll(carryOut(Choice.ARCHIVE, Set.of(ProblemState.CLOSED), at, this::summarised));
        }
        if (state == ProblemState.SUMMARISING) {
            end(ProblemState.CLOSED, null, lessons, at);
            happened.add(new ProblemEvent.Closed(now()));
        }
        return happened;
    }

    private ProblemEvent summarised(ProblemDecision word) {
        move(ProblemState.SUMMARISING, null, null);
        return new ProblemEvent.Summarised(now(), word);
    }

    /**
     * Counts its dates anew.
     *
     * @param due of the improvement; null where it stays
     * @param ofStep null where it stays
     */
    public void reschedule(@Nullable Deadline due, @Nullable Deadline ofStep) {
        assignment = due == null || assignment == null ? assignment : assignment.until(due);
        stepDue = ofStep == null ? stepDue : ofStep;
    }

    /**
     * @param after where it may stand when that was carried out before
     * @throws InvalidInputException when the step makes no sense here: the problem stands elsewhere, or the last thing that
     *     somebody has decided is something else
     */
    private List<ProblemEvent> carryOut(
            Choice choice, Set<ProblemState> after, OffsetDateTime at, Function<ProblemDecision, ProblemEvent> step) {
        if (state == choice.decidedIn() && now().isPending(choice)) {
            decision = now().decided().takenAt(at);
            return List.of(step.apply(decision));
        }
        if (now().hasTaken(choice) && after.contains(state)) {
            return List.of();
        }
        throw new InvalidInputException(
                "问题" + before.id() + "现为“" + state.label() + "”，没有待执行的“" + choice.label() + "”决定，流程图中的这一步不能在此执行。");
    }

    private void move(ProblemState to, @Nullable UnitId waiting, @Nullable Deadline until) {
        state = to;
        waitingUnit = waiting;
        stepDue = until;
    }

    private void end(ProblemState as, @Nullable ProblemId mergedInto, @Nullable String outcome, OffsetDateTime at) {
        move(as, null, null);
        closure = new Closure(mergedInto, outcome, at);
    }
}
