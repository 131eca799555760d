package org.everspring.assessment.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.matter.ConfirmationId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** Names that processes/score-confirmation.bpmn, its forms and the code agree on. */
@Component
final class ScoreConfirmationProcess extends ProcessContract {

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

    static final Term CONFIRMATION_TERM = new Term(
            Duty.CONFIRMATION,
            Set.of("confirmDueAt", "confirmClosesAt"),
            "confirmDueAt",
            "confirmDueText",
            "confirmClosesAt",
            "confirmReminderCycle",
            null);

    /** This and the two that follow are served with the forms; the process has no such variables. */
    static final String SCORE_TEXT = "scoreText";

    static final String SCORE_LINES = "scoreLines";
    static final String SCORE_LINE_OPTIONS = "scoreLineOptions";

    static final ProcessVariable<String> ANSWER = text("scoreAnswer");
    static final String CONFIRM = "confirm";
    static final String APPEAL = "appeal";
    static final ProcessVariable<String> SIGNED_BY = text("signedBy");
    static final String APPEALS = "appeals";

    /** What the office's task waits by. Its boundary timer reads them before any listener of the task. */
    static final Term APPEAL_TERM = Term.escalating(Duty.APPEAL, "appealDueAt", "appealDueText", "appealOverdueCycle");

    static final ProcessVariable<Deadline> APPEAL_DUE = variable(APPEAL_TERM.due(), Deadline::parse);
    static final String APPEAL_DECISIONS = "appealDecisions";

    ScoreConfirmationProcess() {
        super(KEY);
        sets(CONFIRMATION_TERM.variables());
        sets(APPEAL_TERM.variables());
        sets(CONFIRMATION_NUMBER, YEAR, LABEL, MATTER, UNIT_ID, UNIT_NAME, OFFICE_ID);
    }
}
