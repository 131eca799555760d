package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.assessment.ScoreConfirmations;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

/** From this event on the office has to decide the unit's appeal. */
@Component
@ForProcess(ScoreConfirmationProcess.KEY)
class FileAppealListener implements ExecutionListener {

    private final ScoreConfirmations confirming;

    FileAppealListener(ScoreConfirmations confirming) {
        this.confirming = confirming;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariables(ScoreConfirmationProcess.appeal(confirming.fileAppeal(CONFIRMATION_ID.from(execution))));
    }
}
