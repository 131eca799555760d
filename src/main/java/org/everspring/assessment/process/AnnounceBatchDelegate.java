package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.ScoreAnnouncements;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class AnnounceBatchDelegate implements JavaDelegate {

    private final ScoreAnnouncements announcements;

    AnnounceBatchDelegate(ScoreAnnouncements announcements) {
        this.announcements = announcements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(AnnualAssessmentProcess.ALL_ANNOUNCED, announcements.announceBatch(YEAR.from(execution)));
    }
}
