package org.everspring.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

/** Named by versions that copied the problems to choose from into the instance; {@link EarlierAnswers} serves them now. */
@Component
@ForProcess(value = ImprovementLoopProcess.KEY, former = true)
class PrepareTriageListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {}
}
