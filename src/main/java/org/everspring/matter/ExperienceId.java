package org.everspring.matter;

import java.util.Optional;

/** An experience's number, {@code EXP-2026-0001}. The year is that of its nomination. */
public record ExperienceId(String value) implements BusinessKey {

    /** What {@link MatterNumbers} counts under. */
    public static final String PREFIX = "EXP";

    static final KeyForm<ExperienceId> FORM = KeyForm.counted("an experience id", PREFIX, ExperienceId::new);

    /** @throws IllegalArgumentException when the value is no such number */
    public ExperienceId {
        FORM.check(value);
    }

    /** @throws IllegalArgumentException when the text is no such number */
    public static ExperienceId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<ExperienceId> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
