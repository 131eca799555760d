package org.everspring.reporting.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.Summarising;
import org.everspring.reporting.Summarising.Countersigning;
import org.everspring.reporting.SummaryText;
import org.springframework.stereotype.Component;

/** Records what the lead hands in, in the transaction that completes the task. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class SubmitSummaryListener implements TaskListener {

    private final Summarising summarising;

    SubmitSummaryListener(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void notify(DelegateTask task) {
        SummaryText summary = new SummaryText(
                ProgressStatus.of(value(task, "summaryStatus")),
                value(task, "summaryProgress"),
                value(task, "summaryProblems"),
                value(task, "summaryExperience"),
                value(task, "summaryNextSteps"),
                value(task, "summarySignedBy"));
        Countersigning countersigning = summarising.submit(SUMMARY_ID.from(task), summary, SignedInUser.of(task));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("summaryStatusText", summary.status().label());
        variables.put("countersignNeeded", !countersigning.asked().isEmpty());
        variables.put("countersignDueAt", countersigning.asksUntil().iso());
        variables.put("countersignDueText", countersigning.asksUntil().text());
        // A decision of an earlier round must not stand in the next one's form.
        variables.put(ItemSummaryProcess.SUMMARY_DECISION.name(), null);
        variables.put(ItemSummaryProcess.RETURN_REASON.name(), null);
        task.getExecution().setVariables(variables);
    }

    private static String value(DelegateTask task, String name) {
        return text(name).find(task).map(String::strip).orElse(null);
    }
}
