package org.everspring.home.web;

import org.everspring.kernel.Labelled;

/** The parts of somebody's own page. */
enum WorkTab implements Labelled {
    OPEN("待办", "/desk"),
    DONE("已办", "/desk/done"),
    BEGUN("我发起", "/desk/begun"),
    UNIT("本单位", "/desk/unit");

    private final String label;
    private final String path;

    WorkTab(String label, String path) {
        this.label = label;
        this.path = path;
    }

    @Override
    public String label() {
        return label;
    }

    public String path() {
        return path;
    }
}
