package org.everspring.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A place in the audit, by time and then by id. Lists go on from a place and not from a number of rows to skip. */
public record AuditCursor(Instant at, long id) {

    /** @return empty when the text is none that {@link #toString} gave */
    public static Optional<AuditCursor> parse(String text) {
        String[] parts = text == null ? new String[0] : text.split("-", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new AuditCursor(
                            Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Long.parseLong(parts[1])));
        } catch (NumberFormatException | DateTimeException | ArithmeticException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}
