package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class PrefillReportListener implements TaskListener {

    private final ReportPrefill prefill;

    PrefillReportListener(ReportPrefill prefill) {
        this.prefill = prefill;
    }

    @Override
    public void notify(DelegateTask task) {
        task.getExecution().setVariables(prefill.of(OBLIGATION_ID.from(task)));
    }
}
