package org.everspring.home;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A calendar file (RFC 5545) of whole days. A day of a calendar has no zone: it is the day at Asia/Shanghai wherever it is
 * read, as a deadline that ends with a day's 24:00 wants it; so no time zone has to be written down.
 */
public final class IcsFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** In octets, without the line's end. */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private IcsFile() {}

    /**
     * @param uid the same in every file, so that calendars know it again
     * @param description empty for none
     * @param address empty for none
     */
    public record Day(String uid, LocalDate day, String summary, String description, String address) {}

    /** @param name how calendars call it */
    public static String of(String name, List<Day> days, Instant at) {
        IcsFile file = new IcsFile();
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//EverSpring//Calendar//ZH");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        file.line("X-WR-CALNAME:" + escaped(name));
        file.line("X-WR-TIMEZONE:Asia/Shanghai");
        file.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        file.line("X-PUBLISHED-TTL:PT1H");
        days.forEach(day -> file.day(day, at));
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void day(Day day, Instant at) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(day.uid()));
        line("DTSTAMP:" + MOMENT.format(at));
        line("DTSTART;VALUE=DATE:" + DAY.format(day.day()));
        // Exclusive.
        line("DTEND;VALUE=DATE:" + DAY.format(day.day().plusDays(1)));
        line("SUMMARY:" + escaped(day.summary()));
        if (!day.description().isEmpty()) {
            line("DESCRIPTION:" + escaped(day.description()));
        }
        if (!day.address().isEmpty()) {
            line("URL:" + day.address().replaceAll("\\p{Cntrl}", ""));
        }
        // It takes nobody's time.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String escaped(String value) {
        return value.replaceAll("\r\n?", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A long one goes on in lines that begin with a blank; no character is cut in two. */
    private void line(String content) {
        int used = 0;
        for (int point : content.codePoints().toArray()) {
            String character = Character.toString(point);
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (used + octets > LONGEST_LINE) {
                text.append("\r\n ");
                used = 1;
            }
            text.append(character);
            used += octets;
        }
        text.append("\r\n");
    }
}
