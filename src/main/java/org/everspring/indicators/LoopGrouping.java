package org.everspring.indicators;

import org.everspring.kernel.Labelled;

/** By what problems are counted beside each other. */
public enum LoopGrouping implements Labelled {
    ITEM("item", "重点任务"),
    UNIT("unit", "责任单位"),
    SOURCE("source", "问题来源");

    private final String code;
    private final String label;

    LoopGrouping(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As an address has it. */
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
