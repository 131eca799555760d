package org.everspring.instruction.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.everspring.engine.RunningInstances;
import org.everspring.instruction.InstructionProcesses;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.jobs.InstanceDates;
import org.everspring.matter.InstructionId;
import org.everspring.notification.TermDates;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

@Component
class CamundaInstructionProcesses implements InstructionProcesses {

    private final RuntimeService runtime;
    private final RunningInstances running;
    private final InstanceDates dates;
    private final Plan plan;

    CamundaInstructionProcesses(RuntimeService runtime, RunningInstances running, InstanceDates dates, Plan plan) {
        this.runtime = runtime;
        this.running = running;
        this.dates = dates;
        this.plan = plan;
    }

    @Override
    public void start(InstructionSnapshot instruction, TermDates receipt, TermDates handling) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(LeaderInstructionProcess.MATTER, "批示：" + instruction.title());
        variables.put(LeaderInstructionProcess.UNIT_ID, instruction.unit().value());
        variables.put(LeaderInstructionProcess.UNIT_NAME, plan.nameOf(instruction.unit()));
        variables.put(
                LeaderInstructionProcess.JUDGES,
                plan.leadingGroup().id() + "," + plan.office().id());
        variables.putAll(LeaderInstructionProcess.RECEIPT.values(receipt));
        variables.putAll(LeaderInstructionProcess.HANDLING.values(handling));
        runtime.startProcessInstanceByKey(
                LeaderInstructionProcess.KEY, instruction.id().toString(), variables);
    }

    @Override
    public boolean withdraw(InstructionId id) {
        return tell(LeaderInstructionProcess.WITHDRAWN, id);
    }

    @Override
    public boolean requestExtension(InstructionId id) {
        return tell(LeaderInstructionProcess.EXTENSION_REQUESTED, id);
    }

    private boolean tell(String message, InstructionId id) {
        return running.tellUnlessMoved(message, LeaderInstructionProcess.KEY, id, Map.of());
    }

    @Override
    public void moveDue(InstructionId id, TermDates handling) {
        running.find(LeaderInstructionProcess.KEY, id)
                .map(ProcessInstance::getId)
                .ifPresent(instance -> dates.set(instance, LeaderInstructionProcess.HANDLING.values(handling)));
    }
}
