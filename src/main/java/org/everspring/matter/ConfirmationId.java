package org.everspring.matter;

import java.util.Objects;
import java.util.Optional;
import org.everspring.plan.UnitId;

/**
 * One unit's confirmation of its score in one round: {@code 2026:fagaiwei} in the first round, {@code 2026:fagaiwei:2} in
 * the second.
 *
 * @param round from 1
 */
public record ConfirmationId(int year, int round, UnitId unit) implements BusinessKey {

    static final KeyForm<ConfirmationId> FORM = new KeyForm<>(
            "a confirmation id",
            "(2[0-9]{3}):([a-z0-9]{2,40})(?::([2-9]|[1-9][0-9]{1,3}))?",
            found -> new ConfirmationId(
                    Integer.parseInt(found.group(1)),
                    found.group(3) == null ? 1 : Integer.parseInt(found.group(3)),
                    UnitId.of(found.group(2))));

    /** @throws IllegalArgumentException for a round below 1 */
    public ConfirmationId {
        Objects.requireNonNull(unit);
        if (round < 1) {
            throw new IllegalArgumentException("Rounds count from 1, not: " + round);
        }
    }

    /** @throws IllegalArgumentException when the text is no such id */
    public static ConfirmationId parse(String text) {
        return FORM.parse(text);
    }

    /** Empty when the text names something else. */
    public static Optional<ConfirmationId> find(String text) {
        return FORM.find(text);
    }

    @Override
    public String toString() {
        return year + ":" + unit + (round == 1 ? "" : ":" + round);
    }
}
