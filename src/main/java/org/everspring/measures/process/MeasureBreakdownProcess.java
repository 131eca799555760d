package org.everspring.measures.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import java.util.Set;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.measures.BreakdownId;
import org.springframework.stereotype.Component;

/** Names that processes/measure-breakdown.bpmn and the code agree on. */
@Component
final class MeasureBreakdownProcess implements ProcessContract {

    static final String KEY = "measureBreakdown";

    static final ProcessVariable<BreakdownId> BREAKDOWN_ID = variable("breakdownId", BreakdownId::parse);
    static final ProcessVariable<String> ITEM_ID = text("itemId");
    static final ProcessVariable<String> UNIT_NAME = text("unitName");
    static final ProcessVariable<String> DECISION = text("measuresDecision");
    static final ProcessVariable<String> RETURN_REASON = text("measuresReturnReason");
    static final String MEASURES = "measures";
    static final String RETURN = "return";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> variables() {
        return Set.of(
                BREAKDOWN_ID.name(),
                MEASURES,
                "itemTitle",
                "unitId",
                "leadUnitId",
                "leadUnitName",
                "dueAt",
                "dueText",
                "closesAt",
                "reminderCycle",
                "overdueCycle",
                "planMeasures");
    }
}
