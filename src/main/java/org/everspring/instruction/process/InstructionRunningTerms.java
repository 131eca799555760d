package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.HANDLING;
import static org.everspring.instruction.process.LeaderInstructionProcess.RECEIPT;

import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.instruction.Instruction;
import org.everspring.instruction.InstructionState;
import org.everspring.instruction.Instructions;
import org.everspring.matter.InstructionId;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates an instruction waits: the receipt's is counted, the answer's is set. */
@Component
class InstructionRunningTerms implements RunningTerms {

    private final Instructions instructions;

    InstructionRunningTerms(Instructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public String processKey() {
        return LeaderInstructionProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        return instructions
                .find(InstructionId.parse(businessKey))
                .map(found -> found.loaded().state())
                .filter(InstructionState::isOpen)
                .map(state -> state == InstructionState.ISSUED ? List.of(RECEIPT, HANDLING) : List.of(HANDLING))
                .orElse(List.of());
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        Deadline receipt = dates.get(RECEIPT.due());
        if (receipt != null) {
            Instruction instruction = instructions.get(InstructionId.parse(businessKey));
            instruction.moveReceipt(receipt);
            instructions.save(instruction);
        }
    }
}
