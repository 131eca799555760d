package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.PROBLEM_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class PrepareTriageListener implements TaskListener {

    private final ProblemVariables variables;

    PrepareTriageListener(ProblemVariables variables) {
        this.variables = variables;
    }

    @Override
    public void notify(DelegateTask task) {
        task.getExecution().setVariables(variables.forTriage(PROBLEM_ID.from(task)));
    }
}
