package org.everspring.board.web;

import org.everspring.indicators.ConcernLine;

/**
 * A row of what is late, or waits for a decision, in words.
 *
 * @param what the matter by its name
 * @param about what it belongs to; empty for nothing
 * @param length how late it is, or that it is not
 */
record ConcernRow(ConcernLine line, String what, String about, String length) {

    public String address() {
        return "/desk/matters/" + line.key();
    }
}
