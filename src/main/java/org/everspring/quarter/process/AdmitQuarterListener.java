package org.everspring.quarter.process;

import static org.everspring.quarter.process.QuarterlyCycleProcess.QUARTER_TEXT;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.calendar.Quarter;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.plan.Plan;
import org.everspring.quarter.QuarterOpening;
import org.springframework.stereotype.Component;

/**
 * Admits the quarter that somebody names in the start form, where a refusal leaves no instance behind, or the one that
 * the timer opens.
 */
@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class AdmitQuarterListener implements ExecutionListener {

    private final QuarterOpening opening;
    private final IdentityService identity;
    private final Plan plan;

    AdmitQuarterListener(QuarterOpening opening, IdentityService identity, Plan plan) {
        this.opening = opening;
        this.identity = identity;
        this.plan = plan;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String starter = SignedInUser.find(identity).orElse(null);
        String named = QUARTER_TEXT.find(execution).orElse(null);
        if (starter == null && named == null) {
            // Only the timer starts it without a person and without a quarter.
            put(execution, opening.due(), opening.admitDue());
        } else {
            put(execution, opening.admit(named, starter), true);
        }
    }

    private void put(DelegateExecution execution, Quarter quarter, boolean admitted) {
        execution.setVariable(QuarterlyCycleProcess.QUARTER_TEXT.name(), quarter.toString());
        execution.setVariable(QuarterlyCycleProcess.LABEL, quarter.label());
        execution.setVariable(QuarterlyCycleProcess.ADMITTED, admitted);
        execution.setVariable(
                QuarterlyCycleProcess.OFFICE_ID, plan.office().id().value());
        execution.setProcessBusinessKey(quarter.toString());
    }
}
