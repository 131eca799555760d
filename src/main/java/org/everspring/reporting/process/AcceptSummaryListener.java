package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.RETURN;
import static org.everspring.reporting.process.ItemSummaryProcess.RETURN_REASON;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_DECISION;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.reporting.Summarising;
import org.springframework.stereotype.Component;

@Component
class AcceptSummaryListener implements TaskListener {

    private final Summarising summarising;

    AcceptSummaryListener(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void notify(DelegateTask task) {
        if (SUMMARY_DECISION.from(task).equals(RETURN)) {
            summarising.checkReturn(
                    SUMMARY_ID.from(task), RETURN_REASON.find(task).orElse(null));
        }
    }
}
