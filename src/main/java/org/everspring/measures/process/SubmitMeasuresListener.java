package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.BreakdownId;
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
        BreakdownId id = BREAKDOWN_ID.from(execution);
        List<Measure> carried =
                JsonVariable.rows(execution, MEASURES).stream().map(Measure::of).toList();
        if (!carried.isEmpty()) {
            // In versions whose task has no answers of its own the instance carries them.
            breakdowns.draft(id, carried);
        }
        breakdowns.submit(id, SignedInUser.of(execution));
    }
}
