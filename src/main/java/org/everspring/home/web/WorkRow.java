package org.everspring.home.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of one of the lists.
 *
 * @param address where it opens, from the application's root; null where it opens nowhere
 * @param details what tells it from others besides; may be empty
 * @param step what is to be done, was done, or waits now
 */
record WorkRow(
        @Nullable String address,
        String title,
        String details,
        String step,
        String process,
        Light light,
        String when,
        String holder) {

    /**
     * @param colour for the sheet
     * @param text which says the same in words; empty where no date counts any more
     */
    record Light(String colour, String text) {

        static final Light NONE = new Light("none", "");
    }
}
