package org.everspring.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A date to whose 24:00, {@link WorkCalendar#ZONE}, something is on time.
 *
 * @param day the last day that is on time
 */
public record Deadline(LocalDate day) implements Comparable<Deadline> {

    /** The deadline whose 24:00 the moment is, in whatever offset a database returns it. */
    public static Deadline endingAt(OffsetDateTime moment) {
        return new Deadline(
                moment.atZoneSameInstant(WorkCalendar.ZONE).minusNanos(1).toLocalDate());
    }

    /** What {@link #iso} has written. */
    public static Deadline parse(String iso) {
        return endingAt(OffsetDateTime.parse(iso));
    }

    /** The first moment that is late. */
    public OffsetDateTime at() {
        return day.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toOffsetDateTime();
    }

    /** {@link #at()} as Camunda's timers and due dates read it. */
    public String iso() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at());
    }

    public boolean isPast(OffsetDateTime now) {
        return !now.isBefore(at());
    }

    /** As staff read it: 2026年12月20日（周日）24时. */
    public String text() {
        return DateText.WEEKDAY.of(day) + "24时";
    }

    @Override
    public int compareTo(Deadline other) {
        return day.compareTo(other.day);
    }
}
