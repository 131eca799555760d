/** Every responsible unit's report on each of its items, quarter by quarter (plan part 5.2). */
@org.jspecify.annotations.NullMarked
package org.everspring.reporting;
