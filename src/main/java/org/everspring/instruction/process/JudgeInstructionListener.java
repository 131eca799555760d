package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.CLOSE;
import static org.everspring.instruction.process.LeaderInstructionProcess.CLOSING_WORDS;
import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;
import static org.everspring.instruction.process.LeaderInstructionProcess.JUDGEMENT;
import static org.everspring.instruction.process.LeaderInstructionProcess.RETURN_REASON;
import static org.everspring.instruction.process.LeaderInstructionProcess.RETURN_UNTIL;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.engine.Actors;
import org.everspring.engine.ForProcess;
import org.everspring.instruction.Judgement;
import org.everspring.instruction.LeaderInstructions;
import org.springframework.stereotype.Component;

/** Keeps the judgement of a leader or the office, in the transaction that completes the task. */
@Component
@ForProcess(LeaderInstructionProcess.KEY)
class JudgeInstructionListener implements TaskListener {

    private final LeaderInstructions instructions;
    private final Actors actors;

    JudgeInstructionListener(LeaderInstructions instructions, Actors actors) {
        this.instructions = instructions;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean closed = JUDGEMENT.from(task).equals(CLOSE);
        instructions.judge(
                INSTRUCTION_ID.from(task),
                new Judgement(
                        closed,
                        (closed ? CLOSING_WORDS : RETURN_REASON)
                                .find(task)
                                .map(String::strip)
                                .orElse(null),
                        closed ? null : RETURN_UNTIL.find(task).orElse(null)),
                actors.of(task));
    }
}
