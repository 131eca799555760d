package org.everspring.instruction.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among the instructions; every part may be absent, and none is trusted.
 *
 * @param state the code of a state, {@code open}, or {@code late}
 * @param unit who has to act
 * @param about a business key, an item or a unit
 * @param page from 1
 */
record InstructionQuery(
        @Nullable String text,
        @Nullable String state,
        @Nullable String unit,
        @Nullable String about,
        @Nullable String sort,
        @Nullable String page) {

    static final String PATH = "/instructions";
    static final String FILE = PATH + ".xlsx";
    private static final String OPEN = "open";
    private static final String LATE = "late";

    InstructionQuery {
        text = ListAddress.part(text);
        state = ListAddress.part(state);
        unit = ListAddress.part(unit);
        about = ListAddress.part(about);
        sort = ListAddress.part(sort);
    }

    public boolean isOpen() {
        return OPEN.equals(state);
    }

    public boolean isLate() {
        return LATE.equals(state);
    }

    public boolean isNarrowed() {
        return text != null || state != null || unit != null || about != null;
    }

    /** From 1; what is no number counts as 1. */
    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** The list that shows this, but for the page. */
    public ListAddress address() {
        return address(PATH);
    }

    /** The same of a list as a workbook. */
    String file() {
        return address(FILE).ofPage(1);
    }

    private ListAddress address(String path) {
        return new ListAddress(path)
                .with("text", text)
                .with("state", state)
                .with("unit", unit)
                .with("about", about)
                .with("sort", sort);
    }
}
