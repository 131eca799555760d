package org.everspring.measures.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;

import java.util.Set;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.everspring.matter.BreakdownId;
import org.everspring.notification.Duty;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** Names that processes/measure-breakdown.bpmn and the code agree on. */
@Component
final class MeasureBreakdownProcess extends ProcessContract {

    static final String KEY = "measureBreakdown";

    static final MatterKey<BreakdownId> BREAKDOWN_ID = matterKey(BreakdownId::parse);
    /** There from the beginning where a quarter has opened the breakdown; no start form can send it. */
    static final ProcessVariable<String> OPENED = text("breakdownId");

    static final ProcessVariable<String> ITEM_ID = text("itemId");
    static final ProcessVariable<String> UNIT_NAME = text("unitName");
    static final Term BREAKDOWN = new Term(
            Duty.MEASURES,
            Set.of("dueAt", "closesAt"),
            "dueAt",
            "dueText",
            "closesAt",
            "reminderCycle",
            "overdueCycle");
    static final ProcessVariable<String> DECISION = text("measuresDecision");
    static final ProcessVariable<String> RETURN_REASON = text("measuresReturnReason");
    static final String ITEM_TITLE = "itemTitle";
    static final String UNIT_ID = "unitId";
    static final String LEAD_UNIT_ID = "leadUnitId";
    static final String LEAD_UNIT_NAME = "leadUnitName";
    static final String PLAN_MEASURES = "planMeasures";
    static final String MEASURES = "measures";
    static final String RETURN = "return";

    MeasureBreakdownProcess() {
        super(KEY);
        sets(BREAKDOWN.variables());
        sets(OPENED);
        sets(ITEM_TITLE, UNIT_ID, LEAD_UNIT_ID, LEAD_UNIT_NAME);
    }
}
