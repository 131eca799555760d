package org.everspring.measures;

import org.everspring.kernel.Labelled;

/** Where a breakdown stands. */
public enum BreakdownState implements Labelled {
    DRAFTING("细化中"),
    SUBMITTED("待确认"),
    CONFIRMED("已确认"),
    MISSING("未报细化举措");

    private final String label;

    BreakdownState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether its process still waits for somebody. */
    public boolean isRunning() {
        return this == DRAFTING || this == SUBMITTED;
    }
}
