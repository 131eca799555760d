package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import org.everspring.calendar.DateText;
import org.jspecify.annotations.Nullable;

/** How staff read points and moments. */
public final class PointsText {

    public static final String NONE = "—";

    private PointsText() {}

    /** To 2 places, {@code 96.10}; a dash for null. */
    public static String points(@Nullable BigDecimal value) {
        return value == null ? NONE : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** As exact as it is kept, without zeros at its end. */
    public static String exact(@Nullable BigDecimal value) {
        return value == null ? NONE : value.stripTrailingZeros().toPlainString();
    }

    /** With its sign, {@code +3}, {@code −2}; a dash for null. */
    public static String adjustment(@Nullable BigDecimal value) {
        return value == null ? NONE : (value.signum() > 0 ? "+" : value.signum() < 0 ? "−" : "") + exact(value.abs());
    }

    public static String moment(@Nullable OffsetDateTime moment) {
        return moment == null ? NONE : DateText.MINUTE.of(moment);
    }
}
