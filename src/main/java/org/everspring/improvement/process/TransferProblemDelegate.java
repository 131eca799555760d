package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemTriage;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class TransferProblemDelegate implements JavaDelegate {

    private final ProblemTriage triage;
    private final ProblemVariables variables;

    TransferProblemDelegate(ProblemTriage triage, ProblemVariables variables) {
        this.triage = triage;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        triage.transfer(id);
        execution.setVariables(variables.of(id));
    }
}
