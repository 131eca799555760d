/** What the lights ask of the owners' decision table. */
@NullMarked
package org.everspring.indicators.process;

import org.jspecify.annotations.NullMarked;
