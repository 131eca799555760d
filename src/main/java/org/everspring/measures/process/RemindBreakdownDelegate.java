package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(MeasureBreakdownProcess.KEY)
class RemindBreakdownDelegate implements JavaDelegate {

    private final MeasureBreakdowns breakdowns;

    RemindBreakdownDelegate(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        breakdowns.remind(BREAKDOWN_ID.from(execution));
    }
}
