package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.PROGRESS;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.matter.SummaryId;
import org.everspring.quarter.ItemSummaries;
import org.everspring.quarter.ItemSummaries.Countersigning;
import org.springframework.stereotype.Component;

/** Records what the lead hands in, in the transaction of whoever completes the lead's last step. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class SubmitSummaryListener implements ExecutionListener {

    private final ItemSummaries summaries;

    SubmitSummaryListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateExecution execution) {
        SummaryId id = SUMMARY_ID.from(execution);
        String user = SignedInUser.of(execution);
        if (PROGRESS.find(execution).isPresent()) {
            // In versions whose task has no answers of its own the instance carries them.
            summaries.write(id, SummaryForm.read(execution), user);
        }
        Countersigning countersigning = summaries.submit(id, user);
        // The office's answer to an earlier round decides nothing of this one.
        execution.setVariable(ItemSummaryProcess.SUMMARY_DECISION.name(), null);
        execution.setVariables(Map.of(
                ItemSummaryProcess.COUNTERSIGN_NEEDED,
                !countersigning.coLeads().isEmpty(),
                ItemSummaryProcess.COUNTERSIGN_DUE_AT,
                countersigning.asksUntil().iso(),
                ItemSummaryProcess.COUNTERSIGN_DUE_TEXT,
                countersigning.asksUntil().text()));
    }
}
