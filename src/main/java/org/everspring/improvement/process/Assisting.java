package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.ASSISTING_UNIT_IDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.everspring.forms.JsonVariable;
import org.everspring.plan.UnitId;

/** The units that were chosen to assist on a task. */
final class Assisting {

    private Assisting() {}

    static List<UnitId> units(DelegateTask task) {
        List<UnitId> chosen = JsonVariable.rows(task, ASSISTING_UNIT_IDS).stream()
                .map(JsonNode::asText)
                .map(UnitId::of)
                .toList();
        // An instance of an earlier model keeps it with the process, where the next task would find it again.
        task.removeVariable(ASSISTING_UNIT_IDS);
        return chosen;
    }
}
