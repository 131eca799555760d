package org.everspring.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.everspring.calendar.WorkCalendar;

/** The moments of the day at which digests go out. */
final class DigestWindows {

    private final List<LocalTime> times;

    /** @param times in order, at least one */
    DigestWindows(List<LocalTime> times) {
        this.times = times;
    }

    /** The first one strictly after the moment. */
    Instant next(Instant moment) {
        ZonedDateTime now = moment.atZone(WorkCalendar.ZONE);
        LocalDate today = now.toLocalDate();
        return times.stream()
                .filter(time -> time.isAfter(now.toLocalTime()))
                .findFirst()
                .map(today::atTime)
                .orElseGet(() -> today.plusDays(1).atTime(times.get(0)))
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }
}
