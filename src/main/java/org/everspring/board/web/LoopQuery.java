package org.everspring.board.web;

import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks of the closed loop besides what every page of the board knows.
 *
 * @param source the code of a source
 * @param by the code of a grouping
 */
record LoopQuery(@Nullable String source, @Nullable String by) {

    LoopQuery {
        source = ListAddress.part(source);
        by = ListAddress.part(by);
    }
}
