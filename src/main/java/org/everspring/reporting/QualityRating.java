package org.everspring.reporting;

import java.util.Arrays;
import org.everspring.InvalidInputException;

/** The lead's judgement of an accepted report; the annual assessment counts it. The codes are those of the forms. */
public enum QualityRating {
    EXCELLENT("excellent"),
    GOOD("good"),
    FAIR("fair"),
    POOR("poor");

    private final String code;

    QualityRating(String code) {
        this.code = code;
    }

    public static QualityRating of(String code) {
        return Arrays.stream(values())
                .filter(rating -> rating.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("采纳报送时请评定报送质量。"));
    }

    public String code() {
        return code;
    }
}
