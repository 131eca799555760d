package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_TERM;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.engine.ForProcess;
import org.everspring.notification.TermDates;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class PrepareReviewListener implements TaskListener {

    private final AnnualAssessments assessments;

    PrepareReviewListener(AnnualAssessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void notify(DelegateTask task) {
        TermDates step = assessments.awaitReview(YEAR.from(task));
        task.setVariable(REVIEW_TERM.due(), step.due().iso());
        task.setVariable(REVIEW_TERM.dueText(), step.text());
        // The task has read its due date already.
        task.setDueDate(Date.from(step.due().at().toInstant()));
        // Versions whose task has no answers of its own still have that of the review before, and it may be left out.
        task.setVariable(REVIEW_OPINION.name(), null);
    }
}
