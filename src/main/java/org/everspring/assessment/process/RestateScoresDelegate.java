package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class RestateScoresDelegate implements JavaDelegate {

    private final AnnualAssessments assessments;

    RestateScoresDelegate(AnnualAssessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(AnnualAssessmentProcess.APPROVAL_TERM.values(assessments.restate(YEAR.from(execution))));
    }
}
