package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.Summarising;
import org.everspring.reporting.Summarising.Outcome;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class ConcludeCountersignDelegate implements JavaDelegate {

    private final Summarising summarising;

    ConcludeCountersignDelegate(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Outcome outcome = summarising.concludeCountersigning(SUMMARY_ID.from(execution));
        execution.setVariables(Map.of(
                "coLeadsAgreed", outcome.agreed(),
                "officeCoordinates", outcome.officeCoordinates(),
                "countersignText", outcome.opinions(),
                "objections", outcome.agreed() ? "" : outcome.opinions()));
    }
}
