/** A year that robots play, so that whoever tries the system finds a city at work and not empty lists: profile {@code year}. */
@NullMarked
package org.everspring.simulation;

import org.jspecify.annotations.NullMarked;
