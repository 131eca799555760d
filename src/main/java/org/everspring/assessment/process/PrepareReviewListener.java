package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_DUE;
import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.assessment.AssessmentDeadlines.Step;
import org.everspring.engine.ForProcess;
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
        Step step = assessments.awaitReview(YEAR.from(task));
        task.setVariable(REVIEW_DUE.name(), step.due().iso());
        task.setVariable(AnnualAssessmentProcess.REVIEW_DUE_TEXT, step.dueText());
        // The task has read its due date already.
        task.setDueDate(Date.from(step.due().at().toInstant()));
        // Versions whose task has no answers of its own still have that of the review before, and it may be left out.
        task.setVariable(REVIEW_OPINION.name(), null);
    }
}
