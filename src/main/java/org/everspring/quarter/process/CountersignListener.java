package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.AGREE;
import static org.everspring.quarter.process.ItemSummaryProcess.COUNTERSIGN_DECISION;
import static org.everspring.quarter.process.ItemSummaryProcess.COUNTERSIGN_OPINION;
import static org.everspring.quarter.process.ItemSummaryProcess.CO_LEAD_ID;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.quarter.ItemSummaries;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class CountersignListener implements TaskListener {

    private final ItemSummaries summaries;

    CountersignListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateTask task) {
        summaries.countersign(
                SUMMARY_ID.from(task),
                CO_LEAD_ID.from(task),
                COUNTERSIGN_DECISION.from(task).equals(AGREE),
                COUNTERSIGN_OPINION.find(task).map(String::strip).orElse(null),
                SignedInUser.of(task));
    }
}
