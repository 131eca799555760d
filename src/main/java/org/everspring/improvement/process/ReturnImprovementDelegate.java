package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.OFFICE_SETTLES;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemResolution;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class ReturnImprovementDelegate implements JavaDelegate {

    private final ProblemResolution resolution;
    private final ProblemVariables variables;

    ReturnImprovementDelegate(ProblemResolution resolution, ProblemVariables variables) {
        this.resolution = resolution;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        execution.setVariable(OFFICE_SETTLES, resolution.returnToUnit(id));
        execution.setVariables(variables.of(id));
    }
}
