package org.everspring.instruction;

import org.everspring.matter.InstructionId;
import org.everspring.notification.TermDates;

/** The running processes of this module. */
public interface InstructionProcesses {

    /**
     * @param receipt by when the unit signs for it
     * @param handling by when it answers
     */
    void start(InstructionSnapshot instruction, TermDates receipt, TermDates handling);

    /** Returns false when it has been judged, or has ended, in the meantime. */
    boolean withdraw(InstructionId id);

    /** Returns false when the unit has answered, or it has ended, in the meantime. */
    boolean requestExtension(InstructionId id);

    /** Moves the open task's date and its timers. */
    void moveDue(InstructionId id, TermDates handling);
}
