package org.everspring.instruction;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.kernel.Actor;
import org.everspring.matter.InstructionId;
import org.jspecify.annotations.Nullable;

/** All instructions. */
public interface Instructions {

    Optional<Instruction> find(InstructionId id);

    /** @throws org.everspring.kernel.InvalidInputException when there is none */
    Instruction get(InstructionId id);

    void add(Instruction issued);

    /** @throws org.everspring.kernel.AlreadyDoneException when somebody else has changed it in the meantime */
    void save(Instruction instruction);

    /** Keeps a moment of its life. */
    void note(InstructionId id, InstructionEntry.Kind kind, OffsetDateTime at, Actor by, @Nullable String text);
}
