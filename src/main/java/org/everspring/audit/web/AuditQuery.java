package org.everspring.audit.web;

import java.time.LocalDate;
import java.util.List;
import org.everspring.audit.AuditColumn;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditSearch;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.SortOrder;
import org.everspring.web.AskedDay;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the page is asked for. Any part may be absent, and none is trusted.
 *
 * @param from first day, ISO; without it 30 days before the last
 * @param to last day, inclusive
 * @param sort {@code time} for the oldest first
 * @param after where the list goes on
 */
record AuditQuery(
        String person,
        String kind,
        String result,
        String subject,
        String from,
        String to,
        @Nullable String sort,
        String after) {

    static final String PATH = "/board/audit";

    private static final int USUAL_DAYS = 30;

    AuditQuery {
        person = ListAddress.part(person);
        kind = ListAddress.part(kind);
        result = ListAddress.part(result);
        subject = ListAddress.part(subject);
        sort = ListAddress.part(sort);
    }

    SortOrder<AuditColumn> order() {
        return SortOrder.parse(sort, AuditColumn.class);
    }

    AuditSearch search(LocalDate today) {
        return new AuditSearch(
                firstDay(today).atStartOfDay(WorkCalendar.ZONE).toInstant(),
                lastDay(today).plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant(),
                person,
                Choice.chosen(kinds()).orElse(null),
                Choice.chosen(results()).orElse(null),
                subject);
    }

    List<Choice<AuditKind>> kinds() {
        return Choice.of("类别", List.of(AuditKind.values()), AuditKind::name, kind);
    }

    List<Choice<AuditResult>> results() {
        return Choice.of("结果", List.of(AuditResult.values()), AuditResult::name, result);
    }

    LocalDate lastDay(LocalDate today) {
        return AskedDay.day("至", to, today);
    }

    LocalDate firstDay(LocalDate today) {
        return AskedDay.day("自", from, lastDay(today).minusDays(USUAL_DAYS));
    }

    /** @param ending of the file, {@code .csv}; empty for the page */
    ListAddress address(LocalDate today, String ending) {
        return new ListAddress(PATH + ending)
                .with("person", person)
                .with("kind", kind)
                .with("result", result)
                .with("subject", subject)
                .with("from", firstDay(today).toString())
                .with("to", lastDay(today).toString())
                .sorted(order());
    }
}
