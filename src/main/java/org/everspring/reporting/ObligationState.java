package org.everspring.reporting;

import org.everspring.kernel.Labelled;

/** Where a unit's report stands. */
public enum ObligationState implements Labelled {
    OPEN("待报送"),
    SUBMITTED("待审核"),
    RETURNED("已退回"),
    ACCEPTED("已采纳"),
    /** Handed in, and the lead had not decided when the quarter closed. */
    UNREVIEWED("已报送未审核"),
    MISSING("缺报");

    private final String label;

    ObligationState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the unit has something to write. */
    public boolean isWithUnit() {
        return this == OPEN || this == RETURNED;
    }

    /** Whether nothing more will happen. */
    public boolean isClosed() {
        return this == ACCEPTED || this == UNREVIEWED || this == MISSING;
    }
}
