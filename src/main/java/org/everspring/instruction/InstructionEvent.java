package org.everspring.instruction;

import org.everspring.instruction.InstructionSnapshot.ExtensionRequest;
import org.jspecify.annotations.Nullable;

/** What has happened to an instruction; told in the transaction that records it. */
sealed interface InstructionEvent {

    /** As it stands afterwards. */
    InstructionSnapshot instruction();

    record Issued(InstructionSnapshot instruction) implements InstructionEvent {}

    record Received(InstructionSnapshot instruction) implements InstructionEvent {}

    /** How far the unit has come. */
    record Reported(InstructionSnapshot instruction, String text) implements InstructionEvent {}

    /** The unit says that it has done it. */
    record Answered(InstructionSnapshot instruction, String text) implements InstructionEvent {}

    record Returned(InstructionSnapshot instruction, String reason) implements InstructionEvent {}

    record ExtensionRequested(InstructionSnapshot instruction, ExtensionRequest request) implements InstructionEvent {}

    record ExtensionDecided(
            InstructionSnapshot instruction,
            int number,
            boolean granted,
            @Nullable String answer) implements InstructionEvent {}

    record Closed(InstructionSnapshot instruction) implements InstructionEvent {}

    record Withdrawn(InstructionSnapshot instruction, String reason) implements InstructionEvent {}
}
