package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.jobs.OnlyTells;
import org.springframework.stereotype.Component;

@Component
@OnlyTells
@ForProcess(LeaderInstructionProcess.KEY)
class RemindInstructionDelegate implements JavaDelegate {

    private final LeaderInstructions instructions;

    RemindInstructionDelegate(LeaderInstructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instructions.remind(INSTRUCTION_ID.from(execution));
    }
}
