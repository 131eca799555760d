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

    static final ProcessVariable<String> STATUS = text("summaryStatus");
    static final ProcessVariable<String> PROGRESS = text("summaryProgress");
    static final ProcessVariable<String> PROBLEMS = text("summaryProblems");
    static final ProcessVariable<String> EXPERIENCE = text("summaryExperience");
    static final ProcessVariable<String> NEXT_STEPS = text("summaryNextSteps");
    static final ProcessVariable<String> SIGNED_BY = text("summarySignedBy");
    static final ProcessVariable<UnitId> CO_LEAD_ID = variable("coLeadId", UnitId::of);
    static final ProcessVariable<String> COUNTERSIGN_DECISION = text("countersignDecision");
    static final ProcessVariable<String> COUNTERSIGN_OPINION = text("countersignOpinion");
    static final ProcessVariable<String> SUMMARY_DECISION = text("summaryDecision");
    static final ProcessVariable<String> RETURN_REASON = text("summaryReturnReason");
    /** By when the office accepts or returns, as its form shows it; the task has the date itself. */
    static final String JUDGEMENT_DUE_TEXT = "judgementDueText";

    static final String REPORTS = "reports";
    /** Whether the texts of the lead's form are the draft that the reports have made, and nobody's yet. */
    static final String DRAFTED = "summaryDrafted";

    static final String REPORTS_EXPECTED = "reportsExpected";
    static final String REPORTS_DUE_AT = "reportsDueAt";
    /** The date of {@link #SUMMARY} once more, by the name that other duties have for it. */
    static final String DUE_AT = "dueAt";

    static final String COUNTERSIGN_NEEDED = "countersignNeeded";
    static final String COUNTERSIGN_DUE_AT = "countersignDueAt";
    static final String COUNTERSIGN_DUE_TEXT = "countersignDueText";
    static final String COUNTERSIGN_TEXT = "countersignText";
    static final String CO_LEADS_AGREED = "coLeadsAgreed";
    static final String OFFICE_COORDINATES = "officeCoordinates";
    static final String OBJECTIONS = "objections";

    static final String QUARTER = "quarter";
    static final String ITEM_ID = "itemId";
    static final String ITEM_TITLE = "itemTitle";
    static final String LEAD_UNIT_ID = "leadUnitId";
    static final String LEAD_UNIT_NAME = "leadUnitName";
    static final String CO_LEAD_IDS = "coLeadIds";
    static final String OFFICE_ID = "officeId";

    static final String AGREE = "agree";
    static final String RETURN = "return";

    static final String REPORTS_COMPLETE = "reporting.reportsComplete";

    ItemSummaryProcess() {
        super(KEY);
        sets(SUMMARY.variables());
        sets(QUARTER, ITEM_ID, ITEM_TITLE, LEAD_UNIT_ID, LEAD_UNIT_NAME, CO_LEAD_IDS, OFFICE_ID);
        sets(REPORTS, DRAFTED, REPORTS_EXPECTED, REPORTS_DUE_AT, DUE_AT);
        sets(COUNTERSIGN_NEEDED, COUNTERSIGN_DUE_AT, COUNTERSIGN_DUE_TEXT, JUDGEMENT_DUE_TEXT);
        sets(CO_LEADS_AGREED, OFFICE_COORDINATES, COUNTERSIGN_TEXT, OBJECTIONS);
        sends(REPORTS_COMPLETE);
    }
}
