package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.ANSWER_KIND;
import static org.everspring.instruction.process.LeaderInstructionProcess.ANSWER_TEXT;
import static org.everspring.instruction.process.LeaderInstructionProcess.DONE;
import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.matter.InstructionId;
import org.springframework.stereotype.Component;

/** Records how far the unit has come, or that it has done it. */
@Component
@ForProcess(LeaderInstructionProcess.KEY)
class AnswerInstructionListener implements TaskListener {

    private final LeaderInstructions instructions;
    private final Actors actors;

    AnswerInstructionListener(LeaderInstructions instructions, Actors actors) {
        this.instructions = instructions;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        InstructionId id = INSTRUCTION_ID.from(task);
        String text = ANSWER_TEXT.from(task).strip();
        if (ANSWER_KIND.from(task).equals(DONE)) {
            instructions.answer(id, text, actors.of(task));
        } else {
            instructions.report(id, text, actors.of(task));
        }
    }
}
