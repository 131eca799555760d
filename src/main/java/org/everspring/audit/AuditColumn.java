package org.everspring.audit;

import org.everspring.kernel.SortColumn;

/** By what the audit can be sorted: each page of it is read on by an index from where the one before has ended. */
public enum AuditColumn implements SortColumn {
    TIME("time", "时间");

    private final String code;
    private final String label;

    AuditColumn(String code, String label) {
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
        return true;
    }
}
