package org.everspring.reporting.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.time.LocalDate;
import org.everspring.engine.ProcessVariable;
import org.everspring.reporting.ObligationId;

/** Names that processes/unit-report.bpmn, its forms and the code agree on. */
final class UnitReportProcess {

    static final String KEY = "unitReport";

    static final ProcessVariable<ObligationId> OBLIGATION_ID = variable("obligationId", ObligationId::parse);
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
    static final String ACCEPT = "accept";
    static final String GRANT = "grant";

    static final String FILL_REPORT = "userTask_fillReport";
    static final String REPORT_WITHDRAWN = "reporting.reportWithdrawn";
    static final String EXTENSION_REQUESTED = "reporting.extensionRequested";
    static final String REPORT_URGED = "reporting.reportUrged";

    private UnitReportProcess() {}
}
