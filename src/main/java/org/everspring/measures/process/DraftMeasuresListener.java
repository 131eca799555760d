package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** Refuses at once what could not be handed in; until the diagram's milestone the measures stay with the unit. */
@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class DraftMeasuresListener implements TaskListener {

    private final MeasureBreakdowns breakdowns;

    DraftMeasuresListener(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void notify(DelegateTask task) {
        breakdowns.check(
                JsonVariable.rows(task, MEASURES).stream().map(Measure::of).toList());
    }
}
