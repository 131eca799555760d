package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.FINISH;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_ANSWERS;
import static org.everspring.improvement.process.ImprovementLoopProcess.IMPROVEMENT_OUTCOME;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

/** Named by versions whose task has no answers of its own: what was said before would stand in it. */
@Component
@ForProcess(value = ImprovementLoopProcess.KEY, former = true)
class PrepareImprovementListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        // What was sent for verification and has come back stays in the form.
        if (!IMPROVEMENT_OUTCOME.find(task).orElse("").equals(FINISH)) {
            task.getExecution().setVariables(ProblemVariables.none(IMPROVEMENT_ANSWERS));
        }
    }
}
