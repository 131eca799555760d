package org.everspring.indicators;

import org.everspring.kernel.SortColumn;

/** By what the lists of concerns can be sorted. */
public enum ConcernColumn implements SortColumn {
    /** By how long the date has passed, the longest first. */
    LENGTH("length", "逾期"),
    UNIT("unit", "单位"),
    CONCERN("concern", "环节"),
    DUE("due", "期限");

    private final String code;
    private final String label;

    ConcernColumn(String code, String label) {
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

    @Override
    public boolean greatestFirst() {
        return this == LENGTH;
    }
}
