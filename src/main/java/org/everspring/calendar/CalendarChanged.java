package org.everspring.calendar;

import java.time.LocalDate;

/**
 * A year's arrangement has been taken over, in the transaction of this event.
 *
 * @param before the edition that was the last one; 0 for what the build brings
 * @param on the day on which it was taken over: dates after it are counted anew
 */
public record CalendarChanged(long before, long edition, int year, LocalDate on, String userId) {}
