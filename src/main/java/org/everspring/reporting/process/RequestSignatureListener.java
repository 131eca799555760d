package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.ReportSigning;
import org.springframework.stereotype.Component;

/** Tells the unit's leaders together with their task. */
@Component
@ForProcess(UnitReportProcess.KEY)
class RequestSignatureListener implements TaskListener {

    private final ReportSigning signing;

    RequestSignatureListener(ReportSigning signing) {
        this.signing = signing;
    }

    @Override
    public void notify(DelegateTask task) {
        signing.request(OBLIGATION_ID.from(task), task.getId());
    }
}
