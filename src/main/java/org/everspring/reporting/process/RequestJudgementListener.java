package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.Summarising;
import org.springframework.stereotype.Component;

/** Tells the office together with its task, so that nobody is told of a task that is not there. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class RequestJudgementListener implements TaskListener {

    private final Summarising summarising;

    RequestJudgementListener(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void notify(DelegateTask task) {
        summarising.requestJudgement(SUMMARY_ID.from(task));
    }
}
