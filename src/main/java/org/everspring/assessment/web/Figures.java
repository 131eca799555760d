package org.everspring.assessment.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import org.everspring.calendar.DateText;

/** How the pages of the assessment write figures and moments. */
final class Figures {

    static final String NONE = "—";

    private Figures() {}

    /** To 2 places, {@code 96.10}; a dash for null. */
    static String points(BigDecimal value) {
        return value == null ? NONE : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** As exact as it is kept, without zeros at its end. */
    static String exact(BigDecimal value) {
        return value == null ? NONE : value.stripTrailingZeros().toPlainString();
    }

    /** With its sign, {@code +3}, {@code −2}; a dash for null. */
    static String adjustment(BigDecimal value) {
        return value == null ? NONE : (value.signum() > 0 ? "+" : value.signum() < 0 ? "−" : "") + exact(value.abs());
    }

    static String moment(OffsetDateTime moment) {
        return moment == null ? NONE : DateText.MINUTE.of(moment);
    }
}
