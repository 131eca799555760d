/** The leaders' board: what the indicators say, page by page. */
@NullMarked
package org.everspring.board;

import org.jspecify.annotations.NullMarked;
