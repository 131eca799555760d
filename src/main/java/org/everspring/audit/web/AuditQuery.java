package org.everspring.audit.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditSearch;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AuditKind;
import org.everspring.web.ListAddress;

/**
 * What the page is asked for. Any part may be absent, and none is trusted.
 *
 * @param from first day, ISO; without it 30 days before the last
 * @param to last day, inclusive
 * @param after where the list goes on
 */
record AuditQuery(String person, String kind, String result, String subject, String from, String to, String after) {

    static final String PATH = "/board/audit";

    private static final int USUAL_DAYS = 30;

    AuditQuery {
        person = ListAddress.part(person);
        kind = ListAddress.part(kind);
        result = ListAddress.part(result);
        subject = ListAddress.part(subject);
    }

    AuditSearch search(LocalDate today) {
        return new AuditSearch(
                firstDay(today).atStartOfDay(WorkCalendar.ZONE).toInstant(),
                lastDay(today).plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant(),
                person,
                one(AuditKind.values(), kind),
                one(AuditResult.values(), result),
                subject);
    }

    LocalDate lastDay(LocalDate today) {
        return day(to, today);
    }

    LocalDate firstDay(LocalDate today) {
        return day(from, lastDay(today).minusDays(USUAL_DAYS));
    }

    /** Other years are no days of the audit, and some of them no database can store. */
    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            LocalDate day = text == null || text.length() != 10 ? otherwise : LocalDate.parse(text);
            return day.getYear() < 2000 || day.getYear() > 2999 ? otherwise : day;
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    /** Of text such as 2026-11; without it the month of today. */
    static YearMonth month(String text, LocalDate today) {
        return YearMonth.from(day(text + "-01", today));
    }

    private static <E extends Enum<E>> E one(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** @param ending of the file, {@code .csv}; empty for the page */
    String link(LocalDate today, String ending, String position) {
        return new ListAddress(PATH + ending)
                .with("person", person)
                .with("kind", kind)
                .with("result", result)
                .with("subject", subject)
                .with("from", firstDay(today).toString())
                .with("to", lastDay(today).toString())
                .with("after", position)
                .ofPage(1);
    }
}
