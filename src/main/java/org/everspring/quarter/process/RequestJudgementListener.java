package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.ItemSummaries;
import org.springframework.stereotype.Component;

/** Tells the office together with its task, so that nobody is told of a task that is not there. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class RequestJudgementListener implements TaskListener {

    private final ItemSummaries summaries;

    RequestJudgementListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateTask task) {
        summaries.requestJudgement(SUMMARY_ID.from(task));
    }
}
