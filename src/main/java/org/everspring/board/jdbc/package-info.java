/** Reads what the modules keep, many matters at once. */
@NullMarked
package org.everspring.board.jdbc;

import org.jspecify.annotations.NullMarked;
