package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.RETURN;
import static org.everspring.reporting.process.ItemSummaryProcess.RETURN_REASON;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_DECISION;
import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.Summarising;
import org.everspring.reporting.SummaryDecision;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class AcceptSummaryListener implements TaskListener {

    private final Summarising summarising;

    AcceptSummaryListener(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean accepted = !SUMMARY_DECISION.from(task).equals(RETURN);
        summarising.decide(
                SUMMARY_ID.from(task),
                new SummaryDecision(
                        accepted,
                        accepted
                                ? null
                                : RETURN_REASON.find(task).map(String::strip).orElse(null)),
                SignedInUser.of(task));
    }
}
