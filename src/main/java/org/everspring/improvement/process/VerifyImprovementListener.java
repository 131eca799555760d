package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PASS;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.RETURN_DUE_ON;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_DECISION;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_OPINION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemId;
import org.everspring.improvement.Rectifying;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class VerifyImprovementListener implements TaskListener {

    private final Rectifying rectifying;
    private final ProblemVariables variables;
    private final Actors actors;

    VerifyImprovementListener(Rectifying rectifying, ProblemVariables variables, Actors actors) {
        this.rectifying = rectifying;
        this.variables = variables;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        ProblemId id = PROBLEM_ID.from(task);
        rectifying.verify(
                id,
                VERIFICATION_DECISION.from(task).equals(PASS),
                VERIFICATION_OPINION.find(task).orElse(null),
                RETURN_DUE_ON.find(task).orElse(null),
                actors.of(task));
        task.getExecution().setVariables(variables.of(id));
    }
}
