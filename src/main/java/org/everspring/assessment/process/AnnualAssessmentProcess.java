package org.everspring.assessment.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.util.Map;
import java.util.Set;
import org.everspring.assessment.AssessmentDeadlines.Step;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Names that processes/annual-assessment.bpmn, its forms and the code agree on. */
@Component
final class AnnualAssessmentProcess implements ProcessContract {

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

    static final ProcessVariable<Deadline> REVIEW_DUE = variable("reviewDueAt", Deadline::parse);
    static final String REVIEW_DUE_TEXT = "reviewDueText";
    static final ProcessVariable<Deadline> APPROVAL_DUE = variable("approvalDueAt", Deadline::parse);
    static final String APPROVAL_DUE_TEXT = "approvalDueText";
    static final String STEP_OVERDUE_CYCLE = "stepOverdueCycle";

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

    /** What the office's task waits by. Its boundary timers read them before any listener of the task. */
    static Map<String, Object> review(Step step) {
        return Map.of(
                REVIEW_DUE.name(),
                step.due().iso(),
                REVIEW_DUE_TEXT,
                step.dueText(),
                STEP_OVERDUE_CYCLE,
                step.escalations());
    }

    /** What the leading group's task waits by. */
    static Map<String, Object> approval(Step step) {
        return Map.of(
                APPROVAL_DUE.name(),
                step.due().iso(),
                APPROVAL_DUE_TEXT,
                step.dueText(),
                STEP_OVERDUE_CYCLE,
                step.escalations());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> variables() {
        return Set.of(
                YEAR_TEXT.name(),
                REVIEW_DUE.name(),
                REVIEW_DUE_TEXT,
                APPROVAL_DUE.name(),
                APPROVAL_DUE_TEXT,
                STEP_OVERDUE_CYCLE,
                LABEL,
                MATTER,
                ADMITTED,
                OFFICE_ID,
                LEADING_GROUP_ID,
                ALL_ANNOUNCED,
                ALL_SCORED,
                QUARTERS_PUBLISHED,
                RECHECK_AT);
    }

    @Override
    public Set<String> messages() {
        return Set.of(CONFIRMATIONS_COMPLETE);
    }
}
