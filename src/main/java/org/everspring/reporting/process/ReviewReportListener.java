package org.everspring.reporting.process;

import static org.everspring.reporting.process.UnitReportProcess.ACCEPT;
import static org.everspring.reporting.process.UnitReportProcess.OBLIGATION_ID;
import static org.everspring.reporting.process.UnitReportProcess.QUALITY_RATING;
import static org.everspring.reporting.process.UnitReportProcess.RETURN_REASON;
import static org.everspring.reporting.process.UnitReportProcess.REVIEW_DECISION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.SignedInUser;
import org.everspring.reporting.QualityRating;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.UnitReports;
import org.springframework.stereotype.Component;

@Component
@ForProcess(UnitReportProcess.KEY)
class ReviewReportListener implements TaskListener {

    private final UnitReports reports;

    ReviewReportListener(UnitReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean accepted = REVIEW_DECISION.from(task).equals(ACCEPT);
        reports.review(
                OBLIGATION_ID.from(task),
                new ReviewDecision(
                        accepted,
                        accepted
                                ? QUALITY_RATING
                                        .find(task)
                                        .map(QualityRating::of)
                                        .orElse(null)
                                : null,
                        accepted
                                ? null
                                : RETURN_REASON.find(task).map(String::strip).orElse(null)),
                SignedInUser.of(task));
    }
}
