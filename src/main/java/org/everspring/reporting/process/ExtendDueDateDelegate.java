package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.ReportExtensions;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class ExtendDueDateDelegate implements JavaDelegate {

    private final ReportExtensions extensions;

    ExtendDueDateDelegate(ReportExtensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        extensions.extend(OBLIGATION_ID.from(execution));
    }
}
