/** The problems of the closed loop as people find and read them: the lists, and each with all that belongs to it. */
@NullMarked
package org.everspring.problems;

import org.jspecify.annotations.NullMarked;
