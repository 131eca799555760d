package org.everspring.reporting.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import org.everspring.engine.ProcessVariable;
import org.everspring.plan.UnitId;
import org.everspring.reporting.SummaryId;

/** Names that processes/item-summary.bpmn, its forms and the code agree on. */
final class ItemSummaryProcess {

    static final String KEY = "itemSummary";

    static final ProcessVariable<SummaryId> SUMMARY_ID = variable("summaryId", SummaryId::parse);
    static final ProcessVariable<UnitId> CO_LEAD_ID = variable("coLeadId", UnitId::of);
    static final ProcessVariable<String> COUNTERSIGN_DECISION = text("countersignDecision");
    static final ProcessVariable<String> COUNTERSIGN_OPINION = text("countersignOpinion");
    static final ProcessVariable<String> SUMMARY_DECISION = text("summaryDecision");
    static final ProcessVariable<String> RETURN_REASON = text("summaryReturnReason");
    static final String REPORTS = "reports";
    static final String AGREE = "agree";
    static final String RETURN = "return";

    static final String REPORTS_COMPLETE = "reporting.reportsComplete";

    private ItemSummaryProcess() {}
}
