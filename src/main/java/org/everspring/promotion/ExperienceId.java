package org.everspring.promotion;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names an experience, {@code EXP-2026-0001}: the year of its nomination and a running number; the business key of its process. */
public record ExperienceId(String value) {

    static final String PREFIX = "EXP";

    private static final Pattern FORM = Pattern.compile(PREFIX + "-[0-9]{4}-[0-9]{4,9}");

    /** @throws IllegalArgumentException when the text is no such id */
    public ExperienceId {
        Objects.requireNonNull(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an experience id: " + value);
        }
    }

    /** @throws IllegalArgumentException when the text is no such id */
    public static ExperienceId parse(String text) {
        return new ExperienceId(text);
    }

    /** Empty when the text names something else, for instance another module's business key. */
    public static Optional<ExperienceId> find(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new ExperienceId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
