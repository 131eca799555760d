package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemId;
import org.everspring.improvement.Rectifying;
import org.springframework.stereotype.Component;

/** From this event on the unit improves, by the measures that it has planned. */
@Component
@ForProcess(ImprovementLoopProcess.KEY)
class StartImprovementListener implements ExecutionListener {

    private final Rectifying rectifying;
    private final ProblemVariables variables;

    StartImprovementListener(Rectifying rectifying, ProblemVariables variables) {
        this.rectifying = rectifying;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        rectifying.startImprovement(id);
        execution.setVariables(variables.of(id));
    }
}
