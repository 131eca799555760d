package org.everspring.home;

import org.everspring.kernel.SortColumn;

/** By what open work can be sorted. What has no date comes last. */
public enum WorkColumn implements SortColumn {
    DUE("due", "期限"),
    KIND("kind", "要办的事"),
    ARRIVED("arrived", "到达时间");

    private final String code;
    private final String label;

    WorkColumn(String code, String label) {
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
        return this == ARRIVED;
    }
}
