package org.everspring.matter;

import java.util.Optional;
import org.everspring.calendar.Quarter;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/** One unit's duty to report on one item in one quarter, {@code 2026Q4:2.1:fagaiwei}. */
public record ObligationId(Quarter quarter, ItemId item, UnitId unit) implements BusinessKey {

    static final KeyForm<ObligationId> FORM = new KeyForm<>(
            "an obligation id",
            "([^:]+Q[^:]+):([^:]+):([^:]+)",
            found -> new ObligationId(
                    Quarter.parse(found.group(1)), ItemId.of(found.group(2)), UnitId.of(found.group(3))));

    /** @throws IllegalArgumentException when the text is no such id */
    public static ObligationId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<ObligationId> find(String text) {
        return FORM.find(text);
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
