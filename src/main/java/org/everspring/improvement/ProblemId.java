package org.everspring.improvement;

import java.util.Optional;
import java.util.regex.Pattern;

/** A problem's number, {@code IMP-2026-0001}; the business key of its process. The year is that of the report. */
public record ProblemId(String value) {

    /** What {@link org.everspring.engine.BusinessKeys} counts under. */
    static final String PREFIX = "IMP";

    private static final Pattern FORM = Pattern.compile(PREFIX + "-[0-9]{4}-[0-9]{4,9}");

    /** @throws IllegalArgumentException when the value is no such number */
    public ProblemId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a problem id: " + value);
        }
    }

    /** @throws IllegalArgumentException when the text is no such number */
    public static ProblemId parse(String text) {
        return new ProblemId(text);
    }

    /** Empty when the text names something else, for instance another module's business key. */
    public static Optional<ProblemId> find(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new ProblemId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
