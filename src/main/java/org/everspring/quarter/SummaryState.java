package org.everspring.quarter;

import org.everspring.kernel.Labelled;

/** Where an item's summary stands. */
public enum SummaryState implements Labelled {
    WAITING("等待报送"),
    COMPILING("汇总中"),
    COUNTERSIGNING("会签中"),
    SUBMITTED("待审定"),
    ACCEPTED("已通过"),
    MISSING("汇总缺报");

    private final String label;

    SummaryState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
