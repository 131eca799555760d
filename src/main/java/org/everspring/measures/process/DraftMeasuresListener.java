package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;
import static org.everspring.measures.process.MeasureBreakdownProcess.MEASURES;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.measures.Measure;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** Keeps what the unit has drafted, and refuses at once what could not be handed in; until the diagram's milestone it is the unit's own. */
@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class DraftMeasuresListener implements TaskListener {

    private final MeasureBreakdowns breakdowns;

    DraftMeasuresListener(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void notify(DelegateTask task) {
        breakdowns.draft(
                BREAKDOWN_ID.from(task),
                JsonVariable.rows(task, MEASURES).stream().map(Measure::of).toList());
        // An instance that began by a version whose task had no answers of its own may carry those of a round before.
        task.getExecution().getProcessInstance().removeVariable(MEASURES);
    }
}
