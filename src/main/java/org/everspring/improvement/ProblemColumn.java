package org.everspring.improvement;

import org.everspring.kernel.SortColumn;

/** By what a list of problems can be sorted. */
public enum ProblemColumn implements SortColumn {
    /** By when it was reported, the newest first. */
    REPORTED("reported", "问题"),
    /** Of what waits now; where nothing waits, last either way. */
    DUE("due", "期限"),
    STATE("state", "状态"),
    UNIT("unit", "承办单位");

    private final String code;
    private final String label;

    ProblemColumn(String code, String label) {
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
        return this == REPORTED;
    }
}
