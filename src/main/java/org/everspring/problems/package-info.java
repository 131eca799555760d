/**
 * The problems of the closed loop as people find and read them: the lists, and each with all that belongs to it
 * and with the line that is written of everything that happens to it.
 */
@NullMarked
package org.everspring.problems;

import org.jspecify.annotations.NullMarked;
