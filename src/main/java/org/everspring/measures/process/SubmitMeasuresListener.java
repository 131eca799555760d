package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** Records what the unit hands in, in the transaction of whoever completes the unit's last step. */
@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class SubmitMeasuresListener implements ExecutionListener {

    private final MeasureBreakdowns breakdowns;

    SubmitMeasuresListener(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void notify(DelegateExecution execution) {
        breakdowns.submit(BREAKDOWN_ID.from(execution), MeasureRows.read(execution), SignedInUser.of(execution));
    }
}
