package org.everspring.quarter.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.util.Set;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.matter.SummaryId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

/** Names that processes/item-summary.bpmn, its forms and the code agree on. */
@Component
final class ItemSummaryProcess extends ProcessContract {

    static final String KEY = "itemSummary";

    static final MatterKey<SummaryId> SUMMARY_ID = matterKey(SummaryId::parse);
    /** The plan's dates. */
    static final Term SUMMARY = new Term(
            Duty.SUMMARY,
            Set.of(),
            "summaryDueAt",
            "dueText",
            "closesAt",
            "summaryReminderCycle",
            "summaryOverdueCycle");

    static final ProcessVariable<UnitId> CO_LEAD_ID = variable("coLeadId", UnitId::of);
    static final ProcessVariable<String> COUNTERSIGN_DECISION = text("countersignDecision");
    static final ProcessVariable<String> COUNTERSIGN_OPINION = text("countersignOpinion");
    static final ProcessVariable<String> SUMMARY_DECISION = text("summaryDecision");
    static final ProcessVariable<String> RETURN_REASON = text("summaryReturnReason");
    /** By when the office accepts or returns, as its form shows it; the task has the date itself. */
    static final String JUDGEMENT_DUE_TEXT = "judgementDueText";

    static final String REPORTS = "reports";
    static final String AGREE = "agree";
    static final String RETURN = "return";

    static final String REPORTS_COMPLETE = "reporting.reportsComplete";

    ItemSummaryProcess() {
        super(KEY);
        sets(SUMMARY.variables());
        sets("quarter", "itemId", "itemTitle", "leadUnitId", "leadUnitName", "coLeadIds", "officeId");
        sets(REPORTS, "reportsExpected", "reportsDueAt", "dueAt");
        sets("countersignNeeded", "countersignDueAt", "countersignDueText", JUDGEMENT_DUE_TEXT);
        sets("coLeadsAgreed", "officeCoordinates", "countersignText", "objections", "summaryStatusText");
        sends(REPORTS_COMPLETE);
    }
}
