package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNED_DUE_ON;
import static org.everspring.improvement.process.ImprovementLoopProcess.ASSIGNED_UNIT_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.REASSIGN;
import static org.everspring.improvement.process.ImprovementLoopProcess.SETTLEMENT_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.SETTLEMENT_OPINION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemResolution;
import org.everspring.kernel.Actor;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class SettleProblemListener implements TaskListener {

    private final ProblemResolution resolution;
    private final Actors actors;

    SettleProblemListener(ProblemResolution resolution, Actors actors) {
        this.resolution = resolution;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        ProblemId id = PROBLEM_ID.from(task);
        Actor by = actors.of(task);
        String opinion = SETTLEMENT_OPINION.find(task).orElse(null);
        if (SETTLEMENT_DECISION.from(task).equals(REASSIGN)) {
            resolution.decideToReassign(
                    id,
                    ASSIGNED_UNIT_ID.find(task).orElse(null),
                    Assisting.units(task),
                    ASSIGNED_DUE_ON.find(task).orElse(null),
                    opinion,
                    by);
        } else {
            resolution.decideToLeaveUnresolved(id, opinion, by);
        }
    }
}
