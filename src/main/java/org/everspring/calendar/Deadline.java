package org.everspring.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A date to whose 24:00, {@link WorkCalendar#ZONE}, something is on time.
 *
 * @param day the last day that is on time
 */
public record Deadline(LocalDate day) implements Comparable<Deadline> {

    /** The deadline whose 24:00 the moment is, in whatever offset a database returns it. */
    public static Deadline endingAt(OffsetDateTime moment) {
        return new Deadline(WorkCalendar.dayOf(moment.minusNanos(1)));
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

    /**
     * The later one that somebody asks for or grants.
     *
     * @param latest the last day that may be granted
     * @param words how the refusal names it, such as 且在一年之内
     * @throws InvalidInputException for no day, and for one that is not later or too late
     */
    public Deadline extendedTo(@Nullable LocalDate until, LocalDate latest, String words) {
        if (until == null || !until.isAfter(day) || until.isAfter(latest)) {
            throw new InvalidInputException("延期后的日期应晚于现期限" + DateText.DAY.of(day) + "，" + words + "。");
        }
        return new Deadline(until);
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
