package org.everspring.home.web;

import org.jspecify.annotations.Nullable;

/**
 * A place that the bar leads to.
 *
 * @param code by which a page says that it is the one
 * @param address from the application's root
 * @param count how much waits there; null where nothing is counted, or nothing waits
 */
record MenuEntry(
        String code, String label, String address, @Nullable String count, Part part) {

    enum Part {
        /** Seen at every width. */
        FIRST,
        /** In the row where there is room. */
        DAILY,
        /** Only in the menu: what few people need, and not every day. */
        MORE
    }
}
