package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.APPROVAL_DUE;
import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_DUE;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.AssessmentReminders;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(AnnualAssessmentProcess.KEY)
class EscalateAssessmentDelegate implements JavaDelegate {

    private final AssessmentReminders reminders;

    EscalateAssessmentDelegate(AssessmentReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(
                YEAR.from(execution),
                REVIEW_DUE.from(execution),
                APPROVAL_DUE.find(execution).orElse(null));
    }
}
