package org.everspring.quarter.web;

import org.everspring.calendar.Quarter;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at on the desk; every part may be absent, and none is trusted.
 *
 * @param quarter the latest one when absent
 * @param list the list that all the others are about, by the code of its {@link DeskSection}; the whole one when absent
 * @param item only one item
 * @param state only one state, by the name of its constant
 * @param sort the order of the list
 * @param page from 1
 */
record DeskQuery(
        String quarter,
        @Nullable String list,
        @Nullable String item,
        @Nullable String state,
        @Nullable String sort,
        @Nullable String page) {

    static final String PATH = "/desk/quarter";

    DeskQuery {
        quarter = ListAddress.part(quarter);
        list = ListAddress.part(list);
        item = ListAddress.part(item);
        state = ListAddress.part(state);
        sort = ListAddress.part(sort);
    }

    DeskQuery in(Quarter wanted) {
        return new DeskQuery(wanted.toString(), list, item, state, sort, page);
    }

    /** What is asked of the list: nothing of any but the one that is named. */
    public DeskQuery of(DeskSection section) {
        return DeskSection.of(list) == section
                ? this
                : new DeskQuery(quarter, section == DeskSection.ALL ? null : section.code(), null, null, null, null);
    }

    public boolean isNarrowed() {
        return item != null || state != null;
    }

    /** From 1; what is no number counts as 1. */
    public int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** The desk that shows this, but for the page and the place on it. */
    ListAddress address() {
        return new ListAddress(PATH)
                .with("quarter", quarter)
                .with("list", list)
                .with("item", item)
                .with("state", state)
                .with("sort", sort);
    }
}
