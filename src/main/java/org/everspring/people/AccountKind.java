package org.everspring.people;

import org.everspring.kernel.Labelled;

/** Which accounts a list shows. */
public enum AccountKind implements Labelled {
    DISABLED("已停用"),
    /** Neither a unit nor a role. */
    IDLE("未分配单位和角色"),
    SPECIAL("管理和监督人员");

    private final String label;

    AccountKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
