package org.everspring.home.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in a list of work; every part may be absent, and none is trusted.
 *
 * @param words that have to be found
 * @param kind the name of the step
 * @param item the number of the item
 * @param due by the code of a {@link DueChoice}
 * @param sort the order of the list
 * @param page from 1
 */
record WorkQuery(
        @Nullable String words,
        @Nullable String kind,
        @Nullable String item,
        @Nullable String due,
        @Nullable String sort,
        @Nullable String page) {

    WorkQuery {
        words = ListAddress.part(words);
        kind = ListAddress.part(kind);
        item = ListAddress.part(item);
        due = ListAddress.part(due);
        sort = ListAddress.part(sort);
    }

    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** Of the tab that shows this, but for the page. */
    ListAddress address(WorkTab tab) {
        return new ListAddress(tab.path())
                .with("words", words)
                .with("kind", kind)
                .with("item", item)
                .with("due", due)
                .with("sort", sort);
    }
}
