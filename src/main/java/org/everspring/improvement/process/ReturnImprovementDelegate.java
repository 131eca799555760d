package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.OFFICE_SETTLES;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemId;
import org.everspring.improvement.Rectifying;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class ReturnImprovementDelegate implements JavaDelegate {

    private final Rectifying rectifying;
    private final ProblemVariables variables;

    ReturnImprovementDelegate(Rectifying rectifying, ProblemVariables variables) {
        this.rectifying = rectifying;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        execution.setVariable(OFFICE_SETTLES, rectifying.returnToUnit(id));
        execution.setVariables(variables.of(id));
        execution.setVariables(variables.forSettlement(id));
    }
}
