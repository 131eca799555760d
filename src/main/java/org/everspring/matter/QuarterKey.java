package org.everspring.matter;

import java.util.Optional;
import org.everspring.calendar.Quarter;

/** The cycle of one quarter, {@code 2026Q4}. */
public record QuarterKey(Quarter quarter) implements BusinessKey {

    static final KeyForm<QuarterKey> FORM =
            new KeyForm<>("a quarter", "[0-9]{4}Q[1-4]", found -> new QuarterKey(Quarter.parse(found.group())));

    /** @throws IllegalArgumentException when the text is no such quarter */
    public static QuarterKey parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<QuarterKey> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return quarter.toString();
    }
}
