/** Who may read which scores, as pages, as files and by other systems. */
@org.jspecify.annotations.NullMarked
package org.everspring.scoreboard;
