/**
 * The work plan as data: its units, its items with who leads and who answers for them, its measures and its targets.
 */
@NullMarked
package org.everspring.plan;

import org.jspecify.annotations.NullMarked;
