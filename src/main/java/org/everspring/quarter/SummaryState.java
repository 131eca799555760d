package org.everspring.quarter;

/** Where an item's summary stands. */
public enum SummaryState {
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

    public String label() {
        return label;
    }
}
