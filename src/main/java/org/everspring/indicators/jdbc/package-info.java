/** Reads what the modules keep, many matters at once. */
@NullMarked
package org.everspring.indicators.jdbc;

import org.jspecify.annotations.NullMarked;
