package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemResolution;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

/** From this event on the lead has to verify. */
@Component
@ForProcess(ImprovementLoopProcess.KEY)
class RequestVerificationListener implements ExecutionListener {

    private final ProblemResolution resolution;
    private final ProblemVariables variables;

    RequestVerificationListener(ProblemResolution resolution, ProblemVariables variables) {
        this.resolution = resolution;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        resolution.requestVerification(id);
        execution.setVariables(variables.of(id));
        execution.setVariables(variables.forVerification());
    }
}
