package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.assessment.AnnualAssessments.QuarterCheck;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class CheckQuartersDelegate implements JavaDelegate {

    private final AnnualAssessments assessments;

    CheckQuartersDelegate(AnnualAssessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        QuarterCheck check = assessments.checkQuarters(YEAR.from(execution));
        execution.setVariable(AnnualAssessmentProcess.QUARTERS_PUBLISHED, check.published());
        execution.setVariable(
                AnnualAssessmentProcess.RECHECK_AT, check.recheckAt().toString());
        execution.setVariables(AnnualAssessmentProcess.REVIEW_TERM.values(check.review()));
    }
}
