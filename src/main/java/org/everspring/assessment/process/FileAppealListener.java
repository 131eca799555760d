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

    private final ScoreConfirmations confirmations;

    FileAppealListener(ScoreConfirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariables(
                ScoreConfirmationProcess.APPEAL_TERM.values(confirmations.fileAppeal(CONFIRMATION_ID.from(execution))));
    }
}
