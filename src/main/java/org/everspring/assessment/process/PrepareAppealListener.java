package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.APPEAL_DECISIONS;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ScoreConfirmationProcess.KEY)
class PrepareAppealListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        // Versions whose task has no answers of its own still have those that somebody has refused to sign.
        task.setVariable(APPEAL_DECISIONS, null);
    }
}
