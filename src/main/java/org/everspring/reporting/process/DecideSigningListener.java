package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.SIGNATURE_NEEDED;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.ReportSigning;
import org.springframework.stereotype.Component;

/** Lets the gateway ask whether a leader has to sign, by the settings of this moment and not of the opening. */
@Component
@ForProcess(UnitReportProcess.KEY)
class DecideSigningListener implements ExecutionListener {

    private final ReportSigning signing;

    DecideSigningListener(ReportSigning signing) {
        this.signing = signing;
    }

    @Override
    public void notify(DelegateExecution execution) {
        boolean needed = signing.isNeeded(OBLIGATION_ID.from(execution).unit());
        // The gateway asks at once, and nobody later.
        execution.setVariable(SIGNATURE_NEEDED, Variables.booleanValue(needed, true));
    }
}
