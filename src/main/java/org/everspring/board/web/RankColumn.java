package org.everspring.board.web;

import org.everspring.kernel.SortColumn;

/** By what the ranking can be sorted. */
public enum RankColumn implements SortColumn {
    /** The groups one after the other, in each by place. */
    PLACE("place", "名次"),
    MOVEMENT("movement", "比上季度"),
    UNIT("unit", "单位"),
    TOTAL("total", "总分");

    private final String code;
    private final String label;

    RankColumn(String code, String label) {
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
        return this == TOTAL || this == MOVEMENT;
    }
}
