package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

/** Tells the lead together with its task, so that nobody is told of a task that is not there. */
@Component
@ForProcess(UnitReportProcess.KEY)
class RequestReviewListener implements TaskListener {

    private final UnitReports reports;

    RequestReviewListener(UnitReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        reports.requestReview(OBLIGATION_ID.from(task));
    }
}
