/** What the board asks of the owners' decision tables. */
@NullMarked
package org.everspring.board.process;

import org.jspecify.annotations.NullMarked;
