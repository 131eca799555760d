package org.everspring.instruction.web;

import java.util.List;
import org.everspring.instruction.InstructionEntry;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.OpenInstructions.Lit;

/**
 * One instruction from the leader's word to the end.
 *
 * @param reader what the page is to the one who reads it
 * @param others to other units, written together with it
 * @param life oldest first
 */
record InstructionPage(Lit lit, Reader reader, List<InstructionSnapshot> others, List<InstructionEntry> life) {

    /**
     * @param works whether a task waits for the reader's units
     * @param withdraws whether the reader may take it back
     * @param asks whether the reader may ask for more time
     * @param follows whether the reader finds something behind what it is about
     */
    record Reader(boolean works, boolean withdraws, boolean asks, boolean follows) {}

    public InstructionSnapshot instruction() {
        return lit.instruction();
    }

    /** Where it stands on its way: signed for, worked on, judged, closed. */
    public int step() {
        return switch (instruction().state()) {
            case ISSUED -> 0;
            case HANDLING -> 1;
            case ANSWERED -> 2;
            case CLOSED, WITHDRAWN -> 3;
        };
    }
}
