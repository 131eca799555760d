package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.RETURN_DUE_ON;

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
        // Versions whose task has no answers of its own still have that of the round before, and it may be left out.
        execution.setVariable(RETURN_DUE_ON.name(), null);
    }
}
