package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.measures.MeasureBreakdowns;
import org.springframework.stereotype.Component;

/** Tells the lead together with its task, so that nobody is told of a task that is not there. */
@Component
@ForProcess(MeasureBreakdownProcess.KEY)
class RequestConfirmationListener implements TaskListener {

    private final MeasureBreakdowns breakdowns;

    RequestConfirmationListener(MeasureBreakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public void notify(DelegateTask task) {
        breakdowns.requestConfirmation(BREAKDOWN_ID.from(task));
    }
}
