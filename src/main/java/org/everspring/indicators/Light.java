package org.everspring.indicators;

import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** What the heat map shows of an item in a quarter. Each has a sign of its own: nobody has to tell it by its colour. */
public enum Light implements Coded, Labelled {
    GREEN("绿", "✓"),
    AMBER("黄", "!"),
    RED("红", "✕"),
    GREY("灰", "–");

    private final String label;
    private final String sign;

    Light(String label, String sign) {
        this.label = label;
        this.sign = sign;
    }

    /** As the decision table gives it. */
    @Override
    public String code() {
        return label;
    }

    @Override
    public String label() {
        return label;
    }

    public String sign() {
        return sign;
    }
}
