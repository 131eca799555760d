package org.everspring.reporting;

import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.ItemId;

/** Names one item's summary in one quarter, {@code 2026Q4:2.1}; the business key of its process. */
public record SummaryId(Quarter quarter, ItemId item) {

    /** @throws IllegalArgumentException when the text is no such id */
    public static SummaryId parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a summary id: " + text);
        }
        return new SummaryId(Quarter.parse(parts[0]), ItemId.of(parts[1]));
    }

    /** Empty when the text names something else, for instance another module's business key. */
    public static Optional<SummaryId> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return quarter + ":" + item;
    }
}
