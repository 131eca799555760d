/** Who may read which scores, as pages, as files and by other systems. */
package org.everspring.scoreboard;
