package org.everspring.assessment.process;

import static org.everspring.assessment.process.ScoreConfirmationProcess.APPEAL_DUE;
import static org.everspring.assessment.process.ScoreConfirmationProcess.CONFIRMATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.AssessmentReminders;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(ScoreConfirmationProcess.KEY)
class EscalateAppealDelegate implements JavaDelegate {

    private final AssessmentReminders reminders;

    EscalateAppealDelegate(AssessmentReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remindOfAppeal(CONFIRMATION_ID.from(execution), APPEAL_DUE.from(execution));
    }
}
