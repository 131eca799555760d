/** What a browser sees while the year is played. */
@NullMarked
package org.everspring.simulation.web;

import org.jspecify.annotations.NullMarked;
