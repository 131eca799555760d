package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.ItemSummaries;
import org.everspring.quarter.ItemSummaries.Outcome;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class ConcludeCountersignDelegate implements JavaDelegate {

    private final ItemSummaries summaries;

    ConcludeCountersignDelegate(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Outcome outcome = summaries.concludeCountersigning(SUMMARY_ID.from(execution));
        execution.setVariables(Map.of(
                ItemSummaryProcess.CO_LEADS_AGREED, outcome.agreed(),
                ItemSummaryProcess.OFFICE_COORDINATES, outcome.officeCoordinates()));
    }
}
