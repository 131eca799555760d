package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

/** Lets the gateway after the closing ask where the report stands, wherever the instance was waiting. */
@Component
@ForProcess(UnitReportProcess.KEY)
class ReadReportStateListener implements ExecutionListener {

    private final UnitReports reports;

    ReadReportStateListener(UnitReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(UnitReportProcess.REPORT_SUBMITTED, reports.isHandedIn(OBLIGATION_ID.from(execution)));
    }
}
