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
import org.everspring.matter.ConfirmationId;
import org.springframework.stereotype.Component;

/** Names that processes/score-confirmation.bpmn, its forms and the code agree on. */
@Component
final class ScoreConfirmationProcess implements ProcessContract {

    static final String KEY = "scoreConfirmation";

    static final MatterKey<ConfirmationId> CONFIRMATION_ID = matterKey(ConfirmationId::parse);

    /** For forms and expressions of owners; the code reads {@link #CONFIRMATION_ID}. */
    static final String CONFIRMATION_NUMBER = "confirmationId";

    static final String YEAR = "assessmentYear";
    static final String LABEL = "assessmentLabel";
    /** What lists of tasks show. */
    static final String MATTER = "matter";

    static final String UNIT_ID = "unitId";
    static final String UNIT_NAME = "unitName";
    static final String OFFICE_ID = "officeId";

    static final String CONFIRM_DUE_AT = "confirmDueAt";
    static final String CONFIRM_DUE_TEXT = "confirmDueText";
    static final String CONFIRM_REMINDER_CYCLE = "confirmReminderCycle";
    static final String CONFIRM_CLOSES_AT = "confirmClosesAt";

    /** This and the two that follow are served with the forms; the process has no such variables. */
    static final String SCORE_TEXT = "scoreText";

    static final String SCORE_LINES = "scoreLines";
    static final String SCORE_LINE_OPTIONS = "scoreLineOptions";

    static final ProcessVariable<String> ANSWER = text("scoreAnswer");
    static final String CONFIRM = "confirm";
    static final String APPEAL = "appeal";
    static final ProcessVariable<String> SIGNED_BY = text("signedBy");
    static final String APPEALS = "appeals";

    static final ProcessVariable<Deadline> APPEAL_DUE = variable("appealDueAt", Deadline::parse);
    static final String APPEAL_DUE_TEXT = "appealDueText";
    static final String APPEAL_OVERDUE_CYCLE = "appealOverdueCycle";
    static final String APPEAL_DECISIONS = "appealDecisions";

    /** What the office's task waits by. Its boundary timer reads them before any listener of the task. */
    static Map<String, Object> appeal(Step step) {
        return Map.of(
                APPEAL_DUE.name(),
                step.due().iso(),
                APPEAL_DUE_TEXT,
                step.dueText(),
                APPEAL_OVERDUE_CYCLE,
                step.escalations());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> variables() {
        return Set.of(
                CONFIRMATION_NUMBER,
                YEAR,
                LABEL,
                MATTER,
                UNIT_ID,
                UNIT_NAME,
                OFFICE_ID,
                CONFIRM_DUE_AT,
                CONFIRM_DUE_TEXT,
                CONFIRM_REMINDER_CYCLE,
                CONFIRM_CLOSES_AT,
                APPEAL_DUE.name(),
                APPEAL_DUE_TEXT,
                APPEAL_OVERDUE_CYCLE);
    }
}
