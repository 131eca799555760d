package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.LeaderInstructions;
import org.springframework.stereotype.Component;

@Component
@ForProcess(LeaderInstructionProcess.KEY)
class ReturnInstructionDelegate implements JavaDelegate {

    private final LeaderInstructions instructions;

    ReturnInstructionDelegate(LeaderInstructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instructions.returnToUnit(INSTRUCTION_ID.from(execution));
    }
}
