package org.everspring.assessment;

import org.everspring.kernel.Labelled;

/** Where the annual assessment stands. */
public enum AssessmentState implements Labelled {
    SCORING("评分中"),
    REVIEWING("领导小组办公室复核中"),
    CONFIRMING("各单位确认中"),
    APPROVING("领导小组审定中"),
    FROZEN("结果已公布");

    private final String label;

    AssessmentState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether every unit has been told of its score, or is being told. */
    public boolean isAnnounced() {
        return compareTo(CONFIRMING) >= 0;
    }
}
