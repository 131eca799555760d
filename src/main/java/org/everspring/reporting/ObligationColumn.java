package org.everspring.reporting;

import org.everspring.kernel.SortColumn;

/** By what a list of obligations can be sorted. */
public enum ObligationColumn implements SortColumn {
    /** In the plan's order. */
    ITEM("item", "重点任务"),
    UNIT("unit", "责任单位"),
    DUE("due", "期限"),
    STATE("state", "状态");

    private final String code;
    private final String label;

    ObligationColumn(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
