package org.everspring.reporting.process;

import static org.everspring.reporting.process.ItemSummaryProcess.SUMMARY_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.forms.JsonVariable;
import org.everspring.reporting.Summarising;
import org.springframework.stereotype.Component;

@Component
@ForProcess(ItemSummaryProcess.KEY)
class ListReportsDelegate implements JavaDelegate {

    private final Summarising summarising;

    ListReportsDelegate(Summarising summarising) {
        this.summarising = summarising;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                ItemSummaryProcess.REPORTS, JsonVariable.of(summarising.begin(SUMMARY_ID.from(execution))));
    }
}
