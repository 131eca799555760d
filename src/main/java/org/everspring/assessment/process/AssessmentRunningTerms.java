package org.everspring.assessment.process;

import java.util.List;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.Assessments;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates an assessment waits for the office and the leading group. */
@Component
class AssessmentRunningTerms implements RunningTerms {

    private final Assessments assessments;

    AssessmentRunningTerms(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public String processKey() {
        return AnnualAssessmentProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        Assessment assessment = assessments.find(Integer.parseInt(businessKey)).orElse(null);
        if (assessment == null) {
            return List.of();
        }
        return switch (assessment.state()) {
            case SCORING, REVIEWING -> List.of(AnnualAssessmentProcess.REVIEW_TERM);
            case APPROVING -> List.of(AnnualAssessmentProcess.APPROVAL_TERM);
            default -> List.of();
        };
    }
}
