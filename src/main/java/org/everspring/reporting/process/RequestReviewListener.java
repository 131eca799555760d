package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.REVIEW_DUE;
import static org.everspring.reporting.process.UnitReportProcess.REVIEW_DUE_TEXT;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.calendar.Deadline;
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
        Deadline planned = REVIEW_DUE.from(task);
        Deadline due = reports.requestReview(OBLIGATION_ID.from(task), planned);
        if (!due.equals(planned)) {
            task.setVariable(REVIEW_DUE.name(), due.iso());
            task.setVariable(REVIEW_DUE_TEXT.name(), due.text());
            // The task has read its due date already.
            task.setDueDate(Date.from(due.at().toInstant()));
        }
    }
}
