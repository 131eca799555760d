package org.everspring.quarter;

import org.everspring.kernel.Labelled;

/** Where a quarter stands. */
public enum QuarterState implements Labelled {
    OPENING("下达中"),
    OPEN("报送中"),
    COLLATING("编制通报"),
    PUBLISHED("已通报");

    private final String label;

    QuarterState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
