package org.everspring.reporting;

import org.everspring.kernel.Coded;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Labelled;

/** The lead's judgement of an accepted report; the annual assessment counts it. The codes are those of the forms. */
public enum QualityRating implements Coded, Labelled {
    EXCELLENT("excellent", "优秀"),
    GOOD("good", "良好"),
    FAIR("fair", "一般"),
    POOR("poor", "较差");

    private final String code;
    private final String label;

    QualityRating(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static QualityRating of(String code) {
        return Coded.find(values(), code).orElseThrow(() -> new InvalidInputException("采纳报送时请评定报送质量。"));
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
