package org.everspring.measures.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.calendar.Deadline;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.BreakdownProcesses;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.springframework.stereotype.Component;

@Component
class CamundaBreakdownProcesses implements BreakdownProcesses {

    private final RuntimeService runtime;
    private final BreakdownVariables variables;

    CamundaBreakdownProcesses(RuntimeService runtime, BreakdownVariables variables) {
        this.runtime = runtime;
        this.variables = variables;
    }

    @Override
    public void start(BreakdownId id, Deadline due, Deadline closes, Cycles cycles) {
        Map<String, Object> start = variables.of(id, due, closes, cycles);
        runtime.startProcessInstanceByKey(MeasureBreakdownProcess.KEY, id.toString(), start);
    }
}
