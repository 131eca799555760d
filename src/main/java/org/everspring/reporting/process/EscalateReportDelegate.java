package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.jobs.OnlyTells;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(UnitReportProcess.KEY)
class EscalateReportDelegate implements JavaDelegate {

    private final UnitReports reports;

    EscalateReportDelegate(UnitReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.remind(OBLIGATION_ID.from(execution));
    }
}
