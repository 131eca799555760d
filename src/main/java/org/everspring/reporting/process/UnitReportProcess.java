package org.everspring.reporting.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.time.LocalDate;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.engine.TransientMark;
import org.everspring.matter.ObligationId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** Names that processes/unit-report.bpmn, its forms and the code agree on. */
@Component
final class UnitReportProcess extends ProcessContract {

    static final String KEY = "unitReport";

    static final MatterKey<ObligationId> OBLIGATION_ID = matterKey(ObligationId::parse);
    /** The plan's dates, or one that was granted, both within the quarter. */
    static final Term REPORT =
            new Term(Duty.REPORT, Set.of(), "dueAt", "dueText", "closesAt", "reminderCycle", "overdueCycle");

    /** At first by when what is handed in in time is reviewed, then what came last. */
    static final ProcessVariable<Deadline> REVIEW_DUE = variable("reviewDueAt", Deadline::parse);

    static final ProcessVariable<String> REVIEW_DUE_TEXT = text("reviewDueText");

    static final ProcessVariable<String> PROGRESS_STATUS = text("progressStatus");
    static final ProcessVariable<String> PROGRESS = text("progress");
    static final ProcessVariable<String> EXPERIENCE = text("experience");
    static final ProcessVariable<String> DIFFICULTIES = text("difficulties");
    static final ProcessVariable<String> NEXT_STEPS = text("nextSteps");
    static final ProcessVariable<String> SUGGESTIONS = text("suggestions");
    static final ProcessVariable<String> DRAFTER = text("drafter");
    static final ProcessVariable<String> DRAFTER_PHONE = text("drafterPhone");
    static final ProcessVariable<String> SIGNED_BY = text("signedBy");
    static final ProcessVariable<String> SIGNER_ROLE = text("signerRole");
    static final ProcessVariable<String> SIGN_DECISION = text("signDecision");
    static final ProcessVariable<String> SIGN_OPINION = text("signOpinion");
    static final String SIGN_RETURN_REASON = "signReturnReason";
    /** Only as long as the gateway asks. */
    static final String SIGNATURE_NEEDED = "signatureNeeded";

    static final ProcessVariable<String> REVIEW_DECISION = text("reviewDecision");
    static final ProcessVariable<String> QUALITY_RATING = text("qualityRating");
    static final ProcessVariable<String> RETURN_REASON = text("returnReason");
    static final ProcessVariable<String> EXTENSION_DECISION = text("extensionDecision");
    static final ProcessVariable<LocalDate> GRANTED_DATE = variable("grantedDate", LocalDate::parse);
    static final ProcessVariable<String> EXTENSION_COMMENT = text("extensionComment");
    static final ProcessVariable<String> URGE_ANSWER = text("urgeAnswer");
    static final String MEASURES = "measures";
    static final String TARGETS = "targets";
    static final String PROBLEMS = "problems";

    /** What was checked when it was filled in needs no second look when it goes on at once. */
    static final TransientMark JUST_FILLED = new TransientMark("reportJustFilled");

    static final String PREVIOUS_PROGRESS = "previousProgress";
    static final String PROGRESS_STATUS_TEXT = "progressStatusText";
    static final String SUBMITTED_TEXT = "submittedText";
    static final String LATENESS_TEXT = "latenessText";
    static final String EXTENSION_REASON = "extensionReason";
    static final String REQUESTED_DATE = "requestedDate";
    static final String URGE_TEXT = "urgeText";
    static final String URGED_BY_NAME = "urgedByName";
    static final String URGED_TEXT = "urgedText";

    static final String QUARTER = "quarter";
    static final String ITEM_ID = "itemId";
    static final String ITEM_TITLE = "itemTitle";
    static final String LEAD_UNIT_ID = "leadUnitId";
    static final String LEAD_UNIT_NAME = "leadUnitName";
    static final String UNIT_ID = "unitId";
    static final String UNIT_NAME = "unitName";
    /** Asked for at the closing only. */
    static final String REPORT_SUBMITTED = "reportSubmitted";

    static final String AGREE = "agree";
    static final String ACCEPT = "accept";
    static final String GRANT = "grant";

    static final String FILL_REPORT = "userTask_fillReport";
    static final String SIGN_REPORT = "userTask_signReport";
    /** The timers that remind the unit, before the date and after it. */
    static final Set<String> REMINDERS = Set.of("event_reportDueSoon", "event_reportOverdue");

    static final String REPORT_WITHDRAWN = "reporting.reportWithdrawn";
    static final String EXTENSION_REQUESTED = "reporting.extensionRequested";
    static final String REPORT_URGED = "reporting.reportUrged";

    UnitReportProcess() {
        super(KEY);
        sets(REPORT.variables());
        sets(GRANTED_DATE);
        sets(REPORT_SUBMITTED, MEASURES, TARGETS, PREVIOUS_PROGRESS);
        sets(SIGNATURE_NEEDED, SIGN_RETURN_REASON);
        sets(QUARTER, ITEM_ID, ITEM_TITLE, LEAD_UNIT_ID, LEAD_UNIT_NAME, UNIT_ID, UNIT_NAME);
        sets(REVIEW_DUE);
        sets(REVIEW_DUE_TEXT);
        sets(EXTENSION_REASON, REQUESTED_DATE, URGE_TEXT, URGED_BY_NAME, URGED_TEXT);
        sets(PROGRESS_STATUS_TEXT, SUBMITTED_TEXT, LATENESS_TEXT);
        sends(REPORT_WITHDRAWN, EXTENSION_REQUESTED, REPORT_URGED);
    }
}
