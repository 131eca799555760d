package org.everspring.people;

import org.everspring.kernel.SortColumn;

/** By what the list of accounts can be sorted. */
public enum AccountColumn implements SortColumn {
    USER("user", "账号"),
    NAME("name", "姓名"),
    /** The disabled ones together, the latest first when they come first. */
    STATE("state", "状态");

    private final String code;
    private final String label;

    AccountColumn(String code, String label) {
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
