package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.ScoreConfirmations;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ScoreConfirmationProcess.KEY)
class RecordSilenceDelegate implements JavaDelegate {

    private final ScoreConfirmations confirmations;

    RecordSilenceDelegate(ScoreConfirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        confirmations.recordSilence(CONFIRMATION_ID.from(execution));
    }
}
