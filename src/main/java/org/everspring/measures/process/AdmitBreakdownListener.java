package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.ITEM_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.OPENED;
import static org.everspring.measures.process.MeasureBreakdownProcess.UNIT_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.measures.MeasureBreakdowns;
import org.everspring.measures.MeasureBreakdowns.Opening;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Checks a start by hand; one that the quarter's opening made has its breakdown already. */
@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class AdmitBreakdownListener implements ExecutionListener {

    private final MeasureBreakdowns breakdowns;
    private final BreakdownVariables variables;
    private final Actors actors;
    private final Plan plan;

    AdmitBreakdownListener(MeasureBreakdowns breakdowns, BreakdownVariables variables, Actors actors, Plan plan) {
        this.breakdowns = breakdowns;
        this.variables = variables;
        this.actors = actors;
        this.plan = plan;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (OPENED.find(execution).isPresent()) {
            return;
        }
        Opening opening = breakdowns.admit(
                ITEM_ID.find(execution).orElse(""),
                UNIT_NAME.find(execution).orElse(""),
                plan.unitsAmong(actors.groupsOfStarter()));
        execution.setProcessBusinessKey(opening.breakdown().id().toString());
        execution.setVariables(variables.of(
                opening.breakdown().id(),
                opening.breakdown().due(),
                opening.breakdown().closes(),
                opening.cycles()));
    }
}
