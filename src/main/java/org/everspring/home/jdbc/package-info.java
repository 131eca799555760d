/** Reads the engine's tables. */
@NullMarked
package org.everspring.home.jdbc;

import org.jspecify.annotations.NullMarked;
