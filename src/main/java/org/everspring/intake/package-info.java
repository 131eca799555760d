/** How problems come into the closed loop by themselves: with a unit's accepted report, and from other systems. */
@NullMarked
package org.everspring.intake;

import org.jspecify.annotations.NullMarked;
