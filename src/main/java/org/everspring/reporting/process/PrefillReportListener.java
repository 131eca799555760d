package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class PrefillReportListener implements TaskListener {

    private final UnitReports reports;
    private final ReportPrefill prefill;

    PrefillReportListener(UnitReports reports, ReportPrefill prefill) {
        this.reports = reports;
        this.prefill = prefill;
    }

    @Override
    public void notify(DelegateTask task) {
        ObligationId id = OBLIGATION_ID.from(task);
        if (task.hasVariable(ReportForm.SUBMITTED_TEXT)) {
            // Handed in before: whichever way of the diagram has led back here, the unit has it again.
            reports.giveBack(id);
        }
        task.getExecution().setVariables(prefill.of(id));
    }
}
