package org.everspring.modelling;

import org.everspring.kernel.Labelled;

/** What can be deployed. */
public enum ModelKind implements Labelled {
    PROCESS("流程", "ACT_RE_PROCDEF", "m.NAME_"),
    DECISION("决策表", "ACT_RE_DECISION_DEF", "m.NAME_"),
    FORM("表单", "ACT_RE_CAMFORMDEF", "null");

    private final String label;
    private final String table;
    private final String name;

    ModelKind(String label, String table, String name) {
        this.label = label;
        this.table = table;
        this.name = name;
    }

    @Override
    public String label() {
        return label;
    }

    /** The engine's. */
    String table() {
        return table;
    }

    /** The column of the definition's name; a form has none. */
    String nameColumn() {
        return name;
    }
}
