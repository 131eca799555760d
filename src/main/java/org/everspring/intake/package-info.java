/** How problems come into the closed loop by themselves: with a unit's accepted report, and from other systems. */
package org.everspring.intake;
