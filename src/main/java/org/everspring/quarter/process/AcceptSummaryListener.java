package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.RETURN;
import static org.everspring.quarter.process.ItemSummaryProcess.RETURN_REASON;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_DECISION;
import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.quarter.ItemSummaries;
import org.everspring.quarter.SummaryDecision;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class AcceptSummaryListener implements TaskListener {

    private final ItemSummaries summaries;

    AcceptSummaryListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean accepted = !SUMMARY_DECISION.from(task).equals(RETURN);
        summaries.decide(
                SUMMARY_ID.from(task),
                new SummaryDecision(
                        accepted,
                        accepted
                                ? null
                                : RETURN_REASON.find(task).map(String::strip).orElse(null)),
                SignedInUser.of(task));
    }
}
