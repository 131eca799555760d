package org.everspring.matter;

import java.util.Optional;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** One unit's breakdown of one item into measures, {@code measures:2.1:fagaiwei}. */
public record BreakdownId(ItemId item, UnitId unit) implements BusinessKey {

    static final KeyForm<BreakdownId> FORM = new KeyForm<>(
            "a breakdown id",
            "measures:([^:]+):([^:]+)",
            found -> new BreakdownId(ItemId.of(found.group(1)), UnitId.of(found.group(2))));

    /** @throws IllegalArgumentException when the text is no such id */
    public static BreakdownId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<BreakdownId> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return "measures:" + item + ":" + unit;
    }
}
