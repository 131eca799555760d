package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.LeaderInstructions;
import org.springframework.stereotype.Component;

@Component
@ForProcess(LeaderInstructionProcess.KEY)
class CloseInstructionDelegate implements JavaDelegate {

    private final LeaderInstructions instructions;

    CloseInstructionDelegate(LeaderInstructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instructions.close(INSTRUCTION_ID.from(execution));
    }
}
