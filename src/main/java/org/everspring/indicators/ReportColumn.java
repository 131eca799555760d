package org.everspring.indicators;

import org.everspring.kernel.SortColumn;

/** By what the board's list of reports can be sorted. */
public enum ReportColumn implements SortColumn {
    /** In the plan's order. */
    ITEM("item", "重点任务"),
    UNIT("unit", "责任单位"),
    DUE("due", "期限"),
    HANDED_IN("handed-in", "首次报送"),
    STATE("state", "状态");

    private final String code;
    private final String label;

    ReportColumn(String code, String label) {
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
