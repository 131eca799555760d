package org.everspring.measures;

import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** Names one unit's breakdown of one item, {@code measures:2.1:fagaiwei}; the business key of its process. */
public record BreakdownId(ItemId item, UnitId unit) {

    private static final String PREFIX = "measures";

    /** @throws IllegalArgumentException when the text is no such id */
    public static BreakdownId parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 3 || !parts[0].equals(PREFIX)) {
            throw new IllegalArgumentException("Not a breakdown id: " + text);
        }
        return new BreakdownId(ItemId.of(parts[1]), UnitId.of(parts[2]));
    }

    /** Empty when the text names something else, for instance another module's business key. */
    public static Optional<BreakdownId> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return PREFIX + ":" + item + ":" + unit;
    }
}
