package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW;
import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_DUE;
import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.TaskSheets;
import org.everspring.assessment.TaskSheets.Review;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class PrepareReviewListener implements TaskListener {

    private final TaskSheets sheets;

    PrepareReviewListener(TaskSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void notify(DelegateTask task) {
        Review review = sheets.review(YEAR.from(task));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(REVIEW_DUE.name(), review.step().due().iso());
        variables.put(AnnualAssessmentProcess.REVIEW_DUE_TEXT, review.step().dueText());
        variables.put(AnnualAssessmentProcess.SCORE_OVERVIEW, review.overview());
        variables.put(AnnualAssessmentProcess.UNIT_SCORES, JsonVariable.of(review.rows()));
        variables.put(AnnualAssessmentProcess.RETURN_REASON, review.returnReason());
        // An earlier answer must not stand in this review's form.
        variables.put(REVIEW.name(), null);
        variables.put(REVIEW_OPINION.name(), null);
        task.getExecution().setVariables(variables);
        // The task has read its due date already; the scoring may have taken days, when a table had to be mended.
        task.setDueDate(Date.from(review.step().due().at().toInstant()));
    }
}
