/** How the plan stands, read across the duties: reports, what is late, lights, targets, the loop, promotion. */
@NullMarked
package org.everspring.indicators;

import org.jspecify.annotations.NullMarked;
