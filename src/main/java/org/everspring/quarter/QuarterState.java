package org.everspring.quarter;

/** Where a quarter stands. */
public enum QuarterState {
    OPENING("下达中"),
    OPEN("报送中"),
    COLLATING("编制通报"),
    PUBLISHED("已通报");

    private final String label;

    QuarterState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
