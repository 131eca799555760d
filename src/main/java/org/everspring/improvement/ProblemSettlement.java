package org.everspring.improvement;

import java.time.LocalDate;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.Actor;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's word on an improvement that has failed too often: begin again, or leave it unresolved. */
@Service
@Transactional
public class ProblemSettlement {

    private final ProblemSteps steps;
    private final ImprovementDeadlines deadlines;
    private final Plan plan;

    ProblemSettlement(ProblemSteps steps, ImprovementDeadlines deadlines, Plan plan) {
        this.steps = steps;
        this.deadlines = deadlines;
        this.plan = plan;
    }

    /**
     * @param unit who has to solve it from now on; may be the same
     * @param opinion of the office
     */
    public void decideToReassign(ProblemId id, UnitId unit, LocalDate dueOn, String opinion, Actor by) {
        steps.decide(id, (problem, now) -> {
            problem.decide(ProblemDecision.of(Choice.REASSIGN, opinion(opinion), by, now)
                    .about(null, unit, dueOn));
            Assignment.checkUnit(unit, plan);
            deadlines.checked(dueOn);
        });
    }

    public void decideToLeaveUnresolved(ProblemId id, String opinion, Actor by) {
        steps.decide(
                id,
                (problem, now) ->
                        problem.decide(ProblemDecision.of(Choice.LEAVE_UNRESOLVED, opinion(opinion), by, now)));
    }

    private static String opinion(String text) {
        return TypedText.required(text, "裁定意见");
    }

    public void reassign(ProblemId id) {
        steps.carryOut(id, (problem, now) -> problem.reassign(plan, deadlines::benchmark, now));
    }

    public void closeUnresolved(ProblemId id) {
        steps.carryOut(id, Problem::leaveUnresolved);
    }
}
