package org.everspring.calendar;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A year's arrangement as an administrator has taken it over.
 *
 * @param id counts all editions; a higher one was taken over later
 * @param year whose arrangement it is
 * @param days may begin in December of the year before
 */
public record CalendarEdition(
        long id, int year, String fileName, String takenBy, OffsetDateTime takenAt, List<StatutoryDay> days) {

    public CalendarEdition {
        days = List.copyOf(days);
    }
}
