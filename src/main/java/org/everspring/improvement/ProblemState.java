package org.everspring.improvement;

import org.everspring.kernel.Labelled;

/** Where a problem stands. */
public enum ProblemState implements Labelled {
    REPORTED("待分办"),
    BENCHMARKING("对标中"),
    IMPROVING("改进中"),
    VERIFYING("待验收"),
    SETTLING("待裁定"),
    SUMMARISING("总结中"),
    CLOSED("已销号"),
    UNRESOLVED("未解决结案"),
    REJECTED("不予受理"),
    MERGED("已并案");

    private final String label;

    ProblemState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether its process still waits for somebody. */
    public boolean isRunning() {
        return ordinal() < CLOSED.ordinal();
    }
}
