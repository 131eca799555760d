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

    private final ScoreConfirmations confirming;

    RecordSilenceDelegate(ScoreConfirmations confirming) {
        this.confirming = confirming;
    }

    @Override
    public void execute(DelegateExecution execution) {
        confirming.recordSilence(CONFIRMATION_ID.from(execution));
    }
}
