package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_ANSWERS;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;
import static org.everspring.improvement.process.ImprovementLoopProcess.VALUE_UNIT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.improvement.ProblemResolution;
import org.everspring.matter.ProblemId;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class ReassignProblemDelegate implements JavaDelegate {

    private final ProblemResolution resolution;
    private final ProblemVariables variables;

    ReassignProblemDelegate(ProblemResolution resolution, ProblemVariables variables) {
        this.resolution = resolution;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProblemId id = PROBLEM_ID.from(execution);
        resolution.reassign(id);
        execution.setVariables(variables.of(id));
        execution.setVariables(ProblemVariables.none(IMPROVEMENT_ANSWERS));
        // Versions whose task has no answers of its own still have that of the round before, and it may be left out.
        execution.setVariable(VALUE_UNIT.name(), null);
    }
}
