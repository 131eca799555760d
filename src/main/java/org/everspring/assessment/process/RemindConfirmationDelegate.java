package org.everspring.assessment.process;

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
class RemindConfirmationDelegate implements JavaDelegate {

    private final AssessmentReminders reminders;

    RemindConfirmationDelegate(AssessmentReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remindOfConfirmation(CONFIRMATION_ID.from(execution));
    }
}
