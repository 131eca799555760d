package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.CO_LEAD_ID;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.ItemSummaries;
import org.springframework.stereotype.Component;

/** Tells a co-lead together with its task, so that nobody is told of a task that is not there. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class RequestCountersignatureListener implements TaskListener {

    private final ItemSummaries summaries;

    RequestCountersignatureListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateTask task) {
        summaries.requestCountersignature(SUMMARY_ID.from(task), CO_LEAD_ID.from(task));
    }
}
