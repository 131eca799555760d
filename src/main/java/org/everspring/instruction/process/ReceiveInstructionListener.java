package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.HANDLER;
import static org.everspring.instruction.process.LeaderInstructionProcess.HANDLER_PHONE;
import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.LeaderInstructions;
import org.springframework.stereotype.Component;

/** Records the unit's receipt, in the transaction that completes the task. */
@Component
@ForProcess(LeaderInstructionProcess.KEY)
class ReceiveInstructionListener implements TaskListener {

    private final LeaderInstructions instructions;
    private final Actors actors;

    ReceiveInstructionListener(LeaderInstructions instructions, Actors actors) {
        this.instructions = instructions;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        instructions.receive(
                INSTRUCTION_ID.from(task),
                HANDLER.from(task).strip(),
                HANDLER_PHONE.find(task).map(String::strip).orElse(null),
                actors.of(task));
    }
}
