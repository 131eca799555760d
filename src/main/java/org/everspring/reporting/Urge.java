package org.everspring.reporting;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
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

    private static final int LONGEST = 500;

    /** @throws InvalidInputException while the last one is open */
    static Urge write(
            ObligationId obligation, Optional<Urge> last, UnitId by, String text, String userId, OffsetDateTime now) {
        String words = TypedText.checked(text, "催办事项", 1, LONGEST);
        if (last.filter(Urge::isOpen).isPresent()) {
            throw new InvalidInputException("上一次催办尚未收到回复，请勿重复催办。");
        }
        int number = last.map(Urge::number).orElse(0) + 1;
        return new Urge(obligation, number, by, words, userId, now, null);
    }

    /** Whether the unit has still to answer. */
    public boolean isOpen() {
        return answer == null;
    }

    Urge answered(String words) {
        return new Urge(obligation, number, byUnit, text, urgedBy, urgedAt, words);
    }
}
