package org.everspring.assessment;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;

/**
 * One unit's confirmation in one round, and the business key of its process: {@code 2026:fagaiwei} in the first round,
 * {@code 2026:fagaiwei:2} in the second.
 *
 * @param round from 1
 */
public record ConfirmationId(int year, int round, UnitId unit) {

    private static final Pattern FORM = Pattern.compile("(2[0-9]{3}):([a-z0-9]{2,40})(?::([2-9]|[1-9][0-9]{1,3}))?");

    /** @throws IllegalArgumentException for a round below 1 */
    public ConfirmationId {
        Objects.requireNonNull(unit);
        if (round < 1) {
            throw new IllegalArgumentException("Rounds count from 1, not: " + round);
        }
    }

    /** @throws IllegalArgumentException when the text is no such id */
    public static ConfirmationId parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("Not a confirmation id: " + text));
    }

    /** Empty when the text names something else, for instance another module's business key. */
    public static Optional<ConfirmationId> find(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int round = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        try {
            return Optional.of(
                    new ConfirmationId(Integer.parseInt(matcher.group(1)), round, UnitId.of(matcher.group(2))));
        } catch (InvalidInputException e) {
            // A name that no unit may bear.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return year + ":" + unit + (round == 1 ? "" : ":" + round);
    }
}
