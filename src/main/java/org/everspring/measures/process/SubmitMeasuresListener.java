package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.forms.JsonVariable;
import org.everspring.measures.Measure;
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
        breakdowns.submit(
                BREAKDOWN_ID.from(execution),
                JsonVariable.rows(execution, MEASURES).stream().map(Measure::of).toList(),
                SignedInUser.of(execution));
    }
}
