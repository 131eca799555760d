/** The read side across the duties: the board of the plan's progress, the start page, operations, calendar, outcomes. */
@NullMarked
package org.everspring.board;

import org.jspecify.annotations.NullMarked;
