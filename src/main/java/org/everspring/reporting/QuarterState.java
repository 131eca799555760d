package org.everspring.reporting;

/** Where a quarter stands. */
public enum QuarterState {
    OPENING,
    OPEN,
    COLLATING,
    PUBLISHED
}
