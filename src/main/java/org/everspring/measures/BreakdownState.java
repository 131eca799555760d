package org.everspring.measures;

/** Where a breakdown stands. */
public enum BreakdownState {
    DRAFTING,
    SUBMITTED,
    CONFIRMED,
    MISSING;

    /** Whether its process still waits for somebody. */
    public boolean isRunning() {
        return this == DRAFTING || this == SUBMITTED;
    }
}
