package org.everspring.board.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * A number that opens into its rows.
 *
 * @param address of the rows; null where there are none to open
 */
record Figure(int number, @Nullable String address) {

    static Figure of(int number, ListAddress rows) {
        return new Figure(number, number == 0 ? null : rows.ofPage(1));
    }

    static Figure plain(int number) {
        return new Figure(number, null);
    }
}
