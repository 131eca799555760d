/** The pages. */
@NullMarked
package org.everspring.board.web;

import org.jspecify.annotations.NullMarked;
