package org.everspring.assessment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;
import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ConfirmationId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.Points;
import org.everspring.scoring.ScoreLine;
import org.everspring.scoring.ScoreSheets;
import org.jspecify.annotations.Nullable;

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
        @Nullable Decision decision,
        @Nullable BigDecimal points,
        @Nullable BigDecimal adjustment,
        @Nullable String decisionReason,
        @Nullable Actor decidedBy,
        @Nullable OffsetDateTime decidedAt) {

    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_ADJUSTMENT = BigDecimal.valueOf(20);

    public enum Decision implements Coded, Labelled {
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
            return Coded.find(values(), code).orElseThrow(() -> new InvalidInputException("请对每条申诉选择“申诉成立”或“维持原得分”。"));
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * What a unit says of a line.
     *
     * @param line names it as the form's list does
     */
    public record Appeal(String line, String reason) {}

    /**
     * What the office says of a line.
     *
     * @param points new ones; null leaves them as they are
     * @param adjustment a new one; null leaves it as it is
     */
    public record Verdict(
            String line,
            Decision decision,
            @Nullable BigDecimal points,
            @Nullable BigDecimal adjustment,
            String reason) {}

    /** One that is not decided. */
    static AppealLine of(ConfirmationId confirmation, int position, ScoreLine.Key line, String reason) {
        return new AppealLine(confirmation, position, line, reason, null, null, null, null, null, null);
    }

    /**
     * @param scored the line that it is about
     * @param last correction of that line; null when it has none
     */
    AppealLine decide(Verdict verdict, ScoreLine scored, @Nullable Correction last, Actor by, OffsetDateTime at) {
        String title = "“" + scored.title() + "”";
        String why = TypedText.required(verdict.reason(), "裁定理由");
        BigDecimal newPoints = null;
        BigDecimal newAdjustment = null;
        if (verdict.decision() == Decision.GRANTED) {
            BigDecimal oldPoints = scored.value(last);
            BigDecimal oldAdjustment = scored.adjustment(last);
            newPoints = changed(title, "分值", verdict.points(), oldPoints, BigDecimal.ZERO, MOST_POINTS);
            newAdjustment = changed(
                    title, "加减分", verdict.adjustment(), oldAdjustment, MOST_ADJUSTMENT.negate(), MOST_ADJUSTMENT);
            if (Points.same(newPoints, oldPoints) && Points.same(newAdjustment, oldAdjustment)) {
                throw new InvalidInputException(title + "申诉成立的，请填写与原得分不同的新分值或加减分。");
            }
        }
        return new AppealLine(
                confirmation, position, line, reason, verdict.decision(), newPoints, newAdjustment, why, by, at);
    }

    /** A figure can only be changed where the line has one. */
    private static @Nullable BigDecimal changed(
            String title,
            String label,
            @Nullable BigDecimal figure,
            @Nullable BigDecimal old,
            BigDecimal least,
            BigDecimal most) {
        if (figure == null) {
            return old;
        }
        if (old == null) {
            throw new InvalidInputException(title + "没有" + label + "，请不要填写新的" + label + "。");
        }
        if (figure.compareTo(least) < 0
                || figure.compareTo(most) > 0
                || figure.stripTrailingZeros().scale() > 2) {
            throw new InvalidInputException(title + "新的" + label + "应为" + least + "至" + most + "，最多两位小数。");
        }
        return figure;
    }

    /**
     * What a granted one corrects.
     *
     * @param last correction of that line; null when it has none
     */
    Correction correction(@Nullable Correction last) {
        if (decisionReason == null || decidedBy == null || decidedAt == null) {
            throw new IllegalStateException("The appeal on " + line + " has not been decided");
        }
        return new Correction(
                confirmation.unit(),
                line,
                last == null ? 1 : last.number() + 1,
                points,
                adjustment,
                decisionReason,
                decidedBy,
                decidedAt);
    }

    public boolean isGranted() {
        return decision == Decision.GRANTED;
    }

    /** What has come of it, as staff read it. */
    String outcome() {
        if (decision == null) {
            return "待裁定";
        }
        return isGranted() ? decision.label() + "，改为" + ScoreSheets.pointsText(points, adjustment) : decision.label();
    }
}
