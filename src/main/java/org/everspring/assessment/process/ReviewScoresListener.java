package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW;
import static org.everspring.assessment.process.AnnualAssessmentProcess.REVIEW_OPINION;
import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.engine.ForProcess;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class ReviewScoresListener implements TaskListener {

    private final AnnualAssessments assessments;

    ReviewScoresListener(AnnualAssessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void notify(DelegateTask task) {
        String opinion = REVIEW_OPINION.find(task).orElse(null);
        switch (REVIEW.find(task).orElse("")) {
            case AnnualAssessmentProcess.ACCEPT -> assessments.accept(YEAR.from(task), opinion);
            case AnnualAssessmentProcess.RESCORE -> assessments.rescore(YEAR.from(task), opinion);
            default -> throw new InvalidInputException("请选择评分是否成立。");
        }
    }
}
