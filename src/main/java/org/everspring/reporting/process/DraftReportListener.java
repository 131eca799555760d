package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.JUST_FILLED;
import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.PROGRESS;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

/** Refuses at once what could not be handed in; until the diagram's milestone the report is the unit's own. */
@Component
@ForProcess(UnitReportProcess.KEY)
class DraftReportListener implements TaskListener {

    private final UnitReports reports;
    private final ReportForm form;

    DraftReportListener(UnitReports reports, ReportForm form) {
        this.reports = reports;
        this.form = form;
    }

    @Override
    public void notify(DelegateTask task) {
        ObligationId id = OBLIGATION_ID.from(task);
        if (task.getExecution().hasVariableLocal(PROGRESS.name())) {
            // An instance that began by a version whose task had no answers of its own may carry those of a round
            // before.
            task.getExecution().getProcessInstance().removeVariable(PROGRESS.name());
        }
        reports.fill(id, form.read(task, id, SignedInUser.of(task)));
        JUST_FILLED.setOf(task.getExecution());
    }
}
