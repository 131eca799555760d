package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.ObligationId;
import org.everspring.reporting.Report;
import org.everspring.reporting.Reporting;
import org.springframework.stereotype.Component;

/** Records what the unit hands in, in the transaction that completes the task. */
@Component
@ForProcess(UnitReportProcess.KEY)
class SubmitReportListener implements TaskListener {

    private final Reporting reporting;
    private final ReportForm form;

    SubmitReportListener(Reporting reporting, ReportForm form) {
        this.reporting = reporting;
        this.form = form;
    }

    @Override
    public void notify(DelegateTask task) {
        ObligationId id = OBLIGATION_ID.from(task);
        Report report = form.read(task, id, SignedInUser.of(task));
        reporting.submit(id, report);
        task.getExecution().setVariables(form.shownToReviewer(id, report));
    }
}
