package org.everspring.assessment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.everspring.matter.ConfirmationId;
import org.everspring.scoring.ScoreLine;

/**
 * One score line that a unit appeals against, with what the office has decided on it.
 *
 * @param position from 1, in the unit's order
 * @param decision null until the office decides; so are all that follow
 * @param points the new points, when granted and the line gives points
 * @param adjustment the new adjustment, when granted and the line adjusts
 */
public record AppealLine(
        ConfirmationId confirmation,
        int position,
        ScoreLine.Key line,
        String reason,
        Decision decision,
        BigDecimal points,
        BigDecimal adjustment,
        String decisionReason,
        Actor decidedBy,
        OffsetDateTime decidedAt) {

    public enum Decision implements Labelled {
        GRANTED("granted", "申诉成立"),
        REJECTED("rejected", "维持原得分");

        private final String code;
        private final String label;

        Decision(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** @throws InvalidInputException for anything but {@code granted} or {@code rejected} */
        public static Decision of(String code) {
            return Arrays.stream(values())
                    .filter(decision -> decision.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("请对每条申诉选择“申诉成立”或“维持原得分”。"));
        }

        @Override
        public String label() {
            return label;
        }
    }

    public boolean isGranted() {
        return decision == Decision.GRANTED;
    }
}
