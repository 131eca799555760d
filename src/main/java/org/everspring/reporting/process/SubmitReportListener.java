package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.JUST_FILLED;
import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.PROGRESS;
import static org.everspring.reporting.process.UnitReportProcess.REVIEW_DECISION;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.jobs.BoundaryTimers;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

/** Records what the unit hands in, in the transaction of whoever completes the unit's last step. */
@Component
@ForProcess(UnitReportProcess.KEY)
class SubmitReportListener implements ExecutionListener {

    private final UnitReports reports;
    private final ReportForm form;
    private final BoundaryTimers timers;

    SubmitReportListener(UnitReports reports, ReportForm form, BoundaryTimers timers) {
        this.reports = reports;
        this.form = form;
        this.timers = timers;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ObligationId id = OBLIGATION_ID.from(execution);
        String user = SignedInUser.of(execution);
        if (!JUST_FILLED.isOf(execution)) {
            if (PROGRESS.find(execution).isPresent()) {
                // In versions whose task has no answers of its own the instance carries them, and steps of the owners'
                // own
                // may have changed them.
                reports.fill(id, form.read(execution, id, user));
            }
            reports.checkFilled(id);
        }
        reports.submit(id, user);
        // The lead's answer to an earlier round decides nothing of this one.
        execution.setVariable(REVIEW_DECISION.name(), null);
        timers.end(execution, UnitReportProcess.REMINDERS);
    }
}
