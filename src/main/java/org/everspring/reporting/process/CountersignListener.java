package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.AGREE;
import static org.everspring.reporting.process.ItemSummaryProcess.COUNTERSIGN_DECISION;
import static org.everspring.reporting.process.ItemSummaryProcess.COUNTERSIGN_OPINION;
import static org.everspring.reporting.process.ItemSummaryProcess.CO_LEAD_ID;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.Summarising;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class CountersignListener implements TaskListener {

    private final Summarising summarising;

    CountersignListener(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void notify(DelegateTask task) {
        summarising.countersign(
                SUMMARY_ID.from(task),
                CO_LEAD_ID.from(task),
                COUNTERSIGN_DECISION.from(task).equals(AGREE),
                COUNTERSIGN_OPINION.find(task).map(String::strip).orElse(null),
                SignedInUser.of(task));
    }
}
