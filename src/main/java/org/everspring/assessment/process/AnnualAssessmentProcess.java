package org.everspring.assessment.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** Names that processes/annual-assessment.bpmn, its forms and the code agree on. */
@Component
final class AnnualAssessmentProcess extends ProcessContract {

    static final String KEY = "annualAssessment";

    static final MatterKey<Integer> YEAR = matterKey(Integer::valueOf);
    /** As typed in the start form, before it is known to be a year. */
    static final ProcessVariable<String> YEAR_TEXT = text("assessmentYear");

    static final String LABEL = "assessmentLabel";
    /** What lists of tasks show. */
    static final String MATTER = "matter";

    static final String ADMITTED = "assessmentAdmitted";
    static final String OFFICE_ID = "officeId";
    static final String LEADING_GROUP_ID = "leadingGroupId";
    static final String QUARTERS_PUBLISHED = "quartersPublished";
    static final String RECHECK_AT = "recheckAt";
    /** In every process that scores. */
    static final String ALL_SCORED = "allScored";

    static final String ALL_ANNOUNCED = "allAnnounced";

    /** What the office's task waits by. Its boundary timers read them before any listener of the task. */
    static final Term REVIEW_TERM =
            Term.escalating(Duty.ASSESSMENT, "reviewDueAt", "reviewDueText", "stepOverdueCycle");
    /** What the leading group's task waits by. */
    static final Term APPROVAL_TERM =
            Term.escalating(Duty.ASSESSMENT, "approvalDueAt", "approvalDueText", "stepOverdueCycle");

    static final ProcessVariable<Deadline> REVIEW_DUE = variable(REVIEW_TERM.due(), Deadline::parse);
    static final ProcessVariable<Deadline> APPROVAL_DUE = variable(APPROVAL_TERM.due(), Deadline::parse);

    /** This and the three that follow are served with the forms; the process has no such variables. */
    static final String SCORE_OVERVIEW = "scoreOverview";

    static final String UNIT_SCORES = "unitScores";
    static final String RETURN_REASON = "returnReason";
    static final String APPEAL_RESULTS = "appealResults";

    static final ProcessVariable<String> REVIEW = text("scoreReview");
    static final ProcessVariable<String> REVIEW_OPINION = text("reviewOpinion");
    static final String ACCEPT = "accept";
    static final String RESCORE = "rescore";

    static final ProcessVariable<String> APPROVAL = text("resultApproval");
    static final ProcessVariable<String> APPROVAL_OPINION = text("approvalOpinion");
    static final String APPROVE = "approve";
    static final String RETURN = "return";

    static final String CONFIRMATIONS_COMPLETE = "assessment.confirmationsComplete";

    AnnualAssessmentProcess() {
        super(KEY);
        sets(REVIEW_TERM.variables());
        sets(APPROVAL_TERM.variables());
        sets(YEAR_TEXT);
        sets(LABEL, MATTER, ADMITTED, OFFICE_ID, LEADING_GROUP_ID);
        sets(QUARTERS_PUBLISHED, RECHECK_AT, ALL_SCORED, ALL_ANNOUNCED);
        sends(CONFIRMATIONS_COMPLETE);
    }
}
