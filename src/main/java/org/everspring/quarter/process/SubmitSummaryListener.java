package org.everspring.quarter.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.quarter.ItemSummaries;
import org.everspring.quarter.ItemSummaries.Countersigning;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ProgressStatus;
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
        SummaryText summary = new SummaryText(
                ProgressStatus.of(value(execution, "summaryStatus")),
                value(execution, "summaryProgress"),
                value(execution, "summaryProblems"),
                value(execution, "summaryExperience"),
                value(execution, "summaryNextSteps"),
                value(execution, "summarySignedBy"));
        Countersigning countersigning =
                summaries.submit(SUMMARY_ID.from(execution), summary, SignedInUser.of(execution));
        // The office's answer to an earlier round decides nothing of this one.
        execution.setVariable(ItemSummaryProcess.SUMMARY_DECISION.name(), null);
        execution.setVariables(Map.of(
                "summaryStatusText", summary.status().label(),
                "countersignNeeded", !countersigning.coLeads().isEmpty(),
                "countersignDueAt", countersigning.asksUntil().iso(),
                "countersignDueText", countersigning.asksUntil().text()));
    }

    private static String value(DelegateExecution execution, String name) {
        return text(name).find(execution).map(String::strip).orElse(null);
    }
}
