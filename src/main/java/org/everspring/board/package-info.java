/** The pages that only read: the start page, and later the board of the plan's progress. */
package org.everspring.board;
