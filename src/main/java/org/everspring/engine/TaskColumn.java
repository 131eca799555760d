package org.everspring.engine;

import org.everspring.kernel.Labelled;

/** What Tasklist shows of a task in its list, besides name and date; named as in the processes. */
public enum TaskColumn implements Labelled {
    MATTER("matter", "事项"),
    UNIT("unitName", "责任单位"),
    ITEM("itemTitle", "重点任务"),
    QUARTER("quarter", "季度");

    private final String variable;
    private final String label;

    TaskColumn(String variable, String label) {
        this.variable = variable;
        this.label = label;
    }

    public String variable() {
        return variable;
    }

    @Override
    public String label() {
        return label;
    }
}
