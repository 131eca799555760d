package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.EXTENSION_COMMENT;
import static org.everspring.instruction.process.LeaderInstructionProcess.EXTENSION_DECISION;
import static org.everspring.instruction.process.LeaderInstructionProcess.GRANT;
import static org.everspring.instruction.process.LeaderInstructionProcess.GRANTED_DATE;
import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.LeaderInstructions;
import org.springframework.stereotype.Component;

/** Moves the dates, or tells the unit that they stay. */
@Component
@ForProcess(LeaderInstructionProcess.KEY)
class DecideInstructionExtensionListener implements TaskListener {

    private final LeaderInstructions instructions;
    private final Actors actors;

    DecideInstructionExtensionListener(LeaderInstructions instructions, Actors actors) {
        this.instructions = instructions;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        instructions.decideExtension(
                INSTRUCTION_ID.from(task),
                EXTENSION_DECISION.from(task).equals(GRANT),
                GRANTED_DATE.find(task).orElse(null),
                EXTENSION_COMMENT.find(task).map(String::strip).orElse(null),
                actors.of(task));
    }
}
