package org.everspring.reporting;

import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** Names one unit's duty to report, {@code 2026Q4:2.1:fagaiwei}; the business key of its process. */
public record ObligationId(Quarter quarter, ItemId item, UnitId unit) {

    /** @throws IllegalArgumentException when the text is no such id */
    public static ObligationId parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not an obligation id: " + text);
        }
        return new ObligationId(Quarter.parse(parts[0]), ItemId.of(parts[1]), UnitId.of(parts[2]));
    }

    /** Empty when the text names something else, for instance another module's business key. */
    public static Optional<ObligationId> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    public SummaryId summary() {
        return new SummaryId(quarter, item);
    }

    /** The same unit's duty on the same item a quarter earlier, whether there was one or not. */
    public ObligationId previous() {
        return new ObligationId(quarter.previous(), item, unit);
    }

    @Override
    public String toString() {
        return quarter + ":" + item + ":" + unit;
    }
}
