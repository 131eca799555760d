package org.everspring.workbench.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which reports somebody wants to urge; every part may be absent, and none is trusted.
 *
 * @param due a {@link UrgeTerm} by its code; the late ones when absent
 * @param item all when absent
 * @param unit all when absent
 * @param page from 1
 */
record UrgeQuery(
        @Nullable String due,
        @Nullable String item,
        @Nullable String unit,
        @Nullable String page) {

    static final String PATH = "/desk/urges";

    UrgeQuery {
        due = ListAddress.part(due);
        item = ListAddress.part(item);
        unit = ListAddress.part(unit);
    }

    int pageNumber() {
        return ListAddress.pageNumber(page);
    }

    ListAddress address() {
        return new ListAddress(PATH).with("due", due).with("item", item).with("unit", unit);
    }
}
