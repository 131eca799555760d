package org.everspring.workbench.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a lead looks at; every part may be absent, and none is trusted.
 *
 * @param list of {@link ReviewKind}, by its code
 * @param item the first one that has something to review when absent
 * @param all whether the reports that wait for nobody's review are there, too
 * @param page from 1
 */
record ReviewQuery(
        @Nullable String list,
        @Nullable String item,
        @Nullable String all,
        @Nullable String page) {

    static final String PATH = "/desk/reviews";

    ReviewQuery {
        list = ListAddress.part(list);
        item = ListAddress.part(item);
        all = ListAddress.part(all);
    }

    ReviewKind kind() {
        return ReviewKind.of(list);
    }

    boolean isOfAll() {
        return all != null;
    }

    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    /** Of one item; null for whichever comes first. */
    ListAddress address(@Nullable String ofItem) {
        return new ListAddress(PATH).with("list", list).with("item", ofItem).with("all", all);
    }
}
