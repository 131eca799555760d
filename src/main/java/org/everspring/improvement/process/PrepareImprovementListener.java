package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.FINISH;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_ANSWERS;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_OUTCOME;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ImprovementLoopProcess.KEY)
class PrepareImprovementListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        // What was sent for verification and has come back stays in the form.
        if (!IMPROVEMENT_OUTCOME.find(task).orElse("").equals(FINISH)) {
            task.getExecution().setVariables(ProblemVariables.none(IMPROVEMENT_ANSWERS));
        }
    }
}
