package org.everspring.matter;

import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;

/** One item's summary in one quarter, {@code 2026Q4:2.1}. */
public record SummaryId(Quarter quarter, ItemId item) implements BusinessKey {

    static final KeyForm<SummaryId> FORM = new KeyForm<>(
            "a summary id",
            "([^:]+Q[^:]+):([^:]+)",
            found -> new SummaryId(Quarter.parse(found.group(1)), ItemId.of(found.group(2))));

    /** @throws IllegalArgumentException when the text is no such id */
    public static SummaryId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<SummaryId> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return quarter + ":" + item;
    }
}
