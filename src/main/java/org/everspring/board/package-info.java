/** The pages that only read: the start page, and later the board of the plan's progress. */
@NullMarked
package org.everspring.board;

import org.jspecify.annotations.NullMarked;
