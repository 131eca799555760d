/** The pages, and their lists as workbooks. */
@NullMarked
package org.everspring.board.web;

import org.jspecify.annotations.NullMarked;
