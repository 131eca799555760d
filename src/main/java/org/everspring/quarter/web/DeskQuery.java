package org.everspring.quarter.web;

import org.everspring.calendar.Quarter;
import org.everspring.web.ListAddress;

/**
 * What somebody looks at on the desk; every part may be absent.
 *
 * @param quarter the latest one when absent
 * @param item the office's list only: one item
 * @param state the office's list only: one state, by the name of its constant
 * @param page the office's list only: from 1
 */
record DeskQuery(String quarter, String item, String state, Integer page) {

    DeskQuery {
        quarter = present(quarter);
        item = present(item);
        state = present(state);
        page = page == null ? 1 : Math.max(1, page);
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    DeskQuery in(Quarter wanted) {
        return new DeskQuery(wanted.toString(), item, state, page);
    }

    /** The address of the desk that shows this, with the given page of the office's list. */
    public String link(int wantedPage) {
        return new ListAddress("/desk")
                .with("quarter", quarter)
                .with("item", item)
                .with("state", state)
                .ofPage(wantedPage);
    }
}
