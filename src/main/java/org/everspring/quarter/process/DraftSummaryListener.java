package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.PROGRESS;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.quarter.ItemSummaries;
import org.springframework.stereotype.Component;

/** Keeps what the lead has written; until the diagram's milestone it is the lead's own. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class DraftSummaryListener implements TaskListener {

    private final ItemSummaries summaries;

    DraftSummaryListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateTask task) {
        summaries.write(SUMMARY_ID.from(task), SummaryForm.read(task), SignedInUser.of(task));
        // An instance that began by a version whose task had no answers of its own may carry those of a round before.
        task.getExecution().getProcessInstance().removeVariable(PROGRESS.name());
    }
}
