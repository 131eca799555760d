package org.everspring.assessment.process;

import static org.everspring.assessment.process.AnnualAssessmentProcess.YEAR_TEXT;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.assessment.AnnualAssessments;
import org.everspring.assessment.Assessment;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/**
 * Admits the year that somebody names in the start form, where a refusal leaves no instance behind, or the one that the
 * timer assesses.
 */
@Component
@ForProcess(AnnualAssessmentProcess.KEY)
class AdmitAssessmentListener implements ExecutionListener {

    private final AnnualAssessments assessments;
    private final IdentityService identity;
    private final Plan plan;

    AdmitAssessmentListener(AnnualAssessments assessments, IdentityService identity, Plan plan) {
        this.assessments = assessments;
        this.identity = identity;
        this.plan = plan;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String starter = SignedInUser.find(identity).orElse(null);
        String named = YEAR_TEXT.find(execution).orElse(null);
        if (starter == null && named == null) {
            // Only the timer starts it without a person and without a year.
            put(execution, assessments.due(), assessments.admitDue());
        } else {
            put(execution, assessments.admit(named, starter), true);
        }
    }

    private void put(DelegateExecution execution, int year, boolean admitted) {
        String label = Assessment.labelOf(year);
        execution.setVariable(YEAR_TEXT.name(), String.valueOf(year));
        execution.setVariable(AnnualAssessmentProcess.LABEL, label);
        execution.setVariable(AnnualAssessmentProcess.MATTER, label);
        execution.setVariable(AnnualAssessmentProcess.ADMITTED, admitted);
        execution.setVariable(
                AnnualAssessmentProcess.OFFICE_ID, plan.office().id().value());
        execution.setVariable(
                AnnualAssessmentProcess.LEADING_GROUP_ID,
                plan.leadingGroup().id().value());
        execution.setProcessBusinessKey(String.valueOf(year));
    }
}
