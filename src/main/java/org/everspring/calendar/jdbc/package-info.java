/** The tables of the calendar. */
@NullMarked
package org.everspring.calendar.jdbc;

import org.jspecify.annotations.NullMarked;
