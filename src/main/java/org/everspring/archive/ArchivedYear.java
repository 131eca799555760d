package org.everspring.archive;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;

/** A calendar year of the plan. */
public record ArchivedYear(int value) {

    public OffsetDateTime from() {
        return LocalDate.of(value, 1, 1).atStartOfDay(WorkCalendar.ZONE).toOffsetDateTime();
    }

    /** Exclusive. */
    public OffsetDateTime until() {
        return new ArchivedYear(value + 1).from();
    }

    public List<Quarter> quarters() {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Quarter(value, number))
                .toList();
    }
}
