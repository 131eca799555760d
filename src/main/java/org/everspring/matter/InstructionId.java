package org.everspring.matter;

import java.util.Optional;

/** An instruction's number, {@code INS-2026-0001}. The year is that in which it was written. */
public record InstructionId(String value) implements BusinessKey {

    /** What {@link MatterNumbers} counts under. */
    public static final String PREFIX = "INS";

    static final KeyForm<InstructionId> FORM = KeyForm.counted("an instruction id", PREFIX, InstructionId::new);

    /** @throws IllegalArgumentException when the value is no such number */
    public InstructionId {
        FORM.check(value);
    }

    /** @throws IllegalArgumentException when the text is no such number */
    public static InstructionId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<InstructionId> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
