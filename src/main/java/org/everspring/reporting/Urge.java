package org.everspring.reporting;

import java.time.OffsetDateTime;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A reminder by hand that asks for an answer.
 *
 * @param number counts the obligation's urges, from 1
 * @param answer null until the unit has answered
 */
public record Urge(
        ObligationId obligation,
        int number,
        UnitId byUnit,
        String text,
        String urgedBy,
        OffsetDateTime urgedAt,
        @Nullable String answer) {

    /** Whether the unit has still to answer. */
    public boolean isOpen() {
        return answer == null;
    }

    Urge answered(String words) {
        return new Urge(obligation, number, byUnit, text, urgedBy, urgedAt, words);
    }
}
