package org.everspring.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import org.everspring.calendar.DateText;

/** How staff read points and moments. */
public final class PointsText {

    public static final String NONE = "—";

    private PointsText() {}

    /** To 2 places, {@code 96.10}; a dash for null. */
    public static String points(BigDecimal value) {
        return value == null ? NONE : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** As exact as it is kept, without zeros at its end. */
    public static String exact(BigDecimal value) {
        return value == null ? NONE : value.stripTrailingZeros().toPlainString();
    }

    /** With its sign, {@code +3}, {@code −2}; a dash for null. */
    public static String adjustment(BigDecimal value) {
        return value == null ? NONE : (value.signum() > 0 ? "+" : value.signum() < 0 ? "−" : "") + exact(value.abs());
    }

    public static String moment(OffsetDateTime moment) {
        return moment == null ? NONE : DateText.MINUTE.of(moment);
    }
}
