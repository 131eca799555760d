package org.everspring.matter;

import java.util.Optional;

/** The annual assessment of one year, {@code 2026}. */
public record AssessmentYear(int value) implements BusinessKey {

    static final KeyForm<AssessmentYear> FORM = new KeyForm<>(
            "a year of assessment", "2[0-9]{3}", found -> new AssessmentYear(Integer.parseInt(found.group())));

    /** @throws IllegalArgumentException when the text is no such year */
    public static AssessmentYear parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<AssessmentYear> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
