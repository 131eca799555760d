package org.everspring.promotion;

import org.everspring.kernel.Labelled;

/** How a target unit has answered. */
public enum AdoptionState implements Labelled {
    OPEN("未反馈"),
    ADOPTED("已复制推广"),
    NOT_APPLICABLE("不适用"),
    MISSING("逾期未反馈");

    private final String label;

    AdoptionState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the unit has said something itself. */
    public boolean isAnswer() {
        return this == ADOPTED || this == NOT_APPLICABLE;
    }
}
