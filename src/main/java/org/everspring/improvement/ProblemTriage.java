package org.everspring.improvement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a reported problem. A decision is kept when the task is finished; the diagram then does it, once however
 * often the step runs.
 */
@Service
@Transactional
public class ProblemTriage {

    private final Problems problems;
    private final ProblemQueries queries;
    private final ProblemSteps steps;
    private final ImprovementDeadlines deadlines;
    private final Plan plan;

    ProblemTriage(
            Problems problems, ProblemQueries queries, ProblemSteps steps, ImprovementDeadlines deadlines, Plan plan) {
        this.problems = problems;
        this.queries = queries;
        this.steps = steps;
        this.deadlines = deadlines;
        this.plan = plan;
    }

    /** The running problems that this one may be merged into: of its item, and such as the triaging unit may read. */
    @Transactional(readOnly = true)
    public List<ProblemSnapshot> similar(ProblemId id) {
        ProblemSnapshot problem = queries.get(id);
        UnitId reader = problem.triageUnit();
        Set<UnitId> readers = reader.equals(plan.office().id()) ? null : Set.of(reader);
        ProblemFilter filter = new ProblemFilter(readers, ProblemState.RUNNING, problem.item(), null, null);
        return queries.newest(filter).stream()
                .filter(other -> !other.id().equals(id) && !other.isPending(Choice.MERGE))
                .toList();
    }

    /**
     * @param item where the problem belongs; null where that is known already
     * @param unit who is in charge of solving it
     * @param assisting who helps; may be empty
     * @param dueOn until when
     * @param note to the unit; may be null
     */
    public void decideToAccept(
            ProblemId id,
            @Nullable ItemId item,
            @Nullable UnitId unit,
            List<UnitId> assisting,
            @Nullable LocalDate dueOn,
            @Nullable String note,
            Actor by) {
        steps.decide(id, (problem, now) -> {
            problem.decideToAccept(item, unit, assisting, dueOn, note, by, now);
            plan.item(problem.now().decided().belongsTo());
            Assignment.checkUnit(unit, plan);
            Assignment.checkAssisting(unit, assisting, plan);
            deadlines.checked(dueOn);
        });
    }

    public void decideToTransfer(ProblemId id, @Nullable ItemId item, Actor by) {
        if (item == null) {
            throw new InvalidInputException("转办问题时，请选择问题所属的重点任务，系统按牵头单位转办。");
        }
        plan.item(item);
        steps.decide(id, (problem, now) -> problem.decideToTransfer(item, by, now));
    }

    public void decideToReject(ProblemId id, @Nullable String reason, Actor by) {
        if (reason == null) {
            throw new InvalidInputException("不予受理时请写明原因，系统将告知反映人。");
        }
        steps.decide(id, (problem, now) -> problem.decide(ProblemDecision.of(Choice.REJECT, reason, by, now)));
    }

    /** @param into as chosen; null where nothing was */
    public void decideToMerge(ProblemId id, @Nullable String into, Actor by) {
        ProblemId target = ProblemId.find(into).orElseThrow(() -> new InvalidInputException("并案时，请选择并入哪一个在办问题。"));
        if (target.equals(id)) {
            throw new InvalidInputException("问题不能并入自身，请选择另一个在办问题。");
        }
        // Locked, so that of two problems which are merged into one another at the same time one finds what the other
        // does.
        problems.lock(id, target);
        steps.decide(id, (problem, now) -> {
            ProblemSnapshot other = queries.find(target)
                    .filter(found -> mayRead(problem.now().triageUnit(), found))
                    .orElseThrow(() -> new InvalidInputException("没有编号为“" + target + "”的在办问题，请重新选择。"));
            problem.decideToMerge(other, by, now);
        });
    }

    private boolean mayRead(UnitId unit, ProblemSnapshot problem) {
        return unit.equals(plan.office().id())
                || queries.unitsConcerned(problem.id()).contains(unit);
    }

    public void assign(ProblemId id) {
        steps.carryOut(id, (problem, now) -> problem.assign(plan, deadlines::benchmark, now));
    }

    public void transfer(ProblemId id) {
        steps.carryOut(id, (problem, now) -> problem.transfer(plan, deadlines.of(Duty.TRIAGE), now));
    }

    public void reject(ProblemId id) {
        steps.carryOut(id, Problem::reject);
    }

    /** The reporter and whom he named as concerned can follow the problem that goes on. */
    public void merge(ProblemId id) {
        for (ProblemEvent merged : steps.carryOut(id, Problem::merge)) {
            Stream<UnitId> followers =
                    Stream.concat(Stream.of(merged.problem().discovery().unit()), queries.concerned(id).stream());
            problems.concern(merged.problem().decided().mergesInto(), followers.toList());
        }
    }
}
