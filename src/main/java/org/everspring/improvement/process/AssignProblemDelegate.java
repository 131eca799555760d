package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.TRIAGE_ANSWERS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemId;
import org.everspring.improvement.Triaging;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class AssignProblemDelegate implements JavaDelegate {

    private final Triaging triaging;
    private final ProblemVariables variables;

    AssignProblemDelegate(Triaging triaging, ProblemVariables variables) {
        this.triaging = triaging;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        triaging.assign(id);
        execution.setVariables(variables.of(id));
        execution.setVariables(ProblemVariables.none(TRIAGE_ANSWERS));
    }
}
