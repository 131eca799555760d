package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.everspring.quarter.ItemSummaries;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(ItemSummaryProcess.KEY)
class EscalateSummaryDelegate implements JavaDelegate {

    private final ItemSummaries summaries;

    EscalateSummaryDelegate(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        summaries.remind(SUMMARY_ID.from(execution));
    }
}
