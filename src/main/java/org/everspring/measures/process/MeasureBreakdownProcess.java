package org.everspring.measures.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import org.everspring.engine.ProcessVariable;
import org.everspring.measures.BreakdownId;

/** Names that processes/measure-breakdown.bpmn and the code agree on. */
final class MeasureBreakdownProcess {

    static final String KEY = "measureBreakdown";

    static final ProcessVariable<BreakdownId> BREAKDOWN_ID = variable("breakdownId", BreakdownId::parse);
    static final ProcessVariable<String> ITEM_ID = text("itemId");
    static final ProcessVariable<String> UNIT_NAME = text("unitName");
    static final ProcessVariable<String> DECISION = text("measuresDecision");
    static final ProcessVariable<String> RETURN_REASON = text("measuresReturnReason");
    static final String MEASURES = "measures";
    static final String RETURN = "return";

    private MeasureBreakdownProcess() {}
}
