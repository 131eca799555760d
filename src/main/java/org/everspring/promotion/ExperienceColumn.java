package org.everspring.promotion;

import org.everspring.kernel.SortColumn;

/** By what the library can be sorted. */
public enum ExperienceColumn implements SortColumn {
    /** What fits best comes first; where nothing was looked for, the newest. */
    FIT("fit", "相符程度"),
    PUBLISHED("published", "入库时间"),
    LEVEL("level", "认定层级"),
    UNIT("unit", "推荐单位"),
    ITEM("item", "重点任务");

    private final String code;
    private final String label;

    ExperienceColumn(String code, String label) {
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
        return this != UNIT && this != ITEM;
    }
}
