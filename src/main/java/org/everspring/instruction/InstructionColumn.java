package org.everspring.instruction;

import org.everspring.kernel.SortColumn;

/** By what a list of instructions can be sorted. */
public enum InstructionColumn implements SortColumn {
    /** Open ones by their date, then the others, the newest first. */
    DUE("due", "期限"),
    ISSUED("issued", "批示"),
    UNIT("unit", "承办单位"),
    STATE("state", "状态");

    private final String code;
    private final String label;

    InstructionColumn(String code, String label) {
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
        return this == ISSUED;
    }
}
