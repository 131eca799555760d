/** The tables of the calendar. */
package org.everspring.calendar.jdbc;
