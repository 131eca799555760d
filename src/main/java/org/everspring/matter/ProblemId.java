package org.everspring.matter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A problem's number, {@code IMP-2026-0001}. The year is that of the report. */
public record ProblemId(String value) implements BusinessKey {

    /** What {@link MatterNumbers} counts under. */
    public static final String PREFIX = "IMP";

    static final KeyForm<ProblemId> FORM = KeyForm.counted("a problem id", PREFIX, ProblemId::new);

    /** @throws IllegalArgumentException when the value is no such number */
    public ProblemId {
        FORM.check(value);
    }

    /** @throws IllegalArgumentException when the text is no such number */
    public static ProblemId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<ProblemId> find(@Nullable String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
