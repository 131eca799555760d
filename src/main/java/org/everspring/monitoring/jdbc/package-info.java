/** The figures, counted in the tables of the engine and of the duties. */
@NullMarked
package org.everspring.monitoring.jdbc;

import org.jspecify.annotations.NullMarked;
