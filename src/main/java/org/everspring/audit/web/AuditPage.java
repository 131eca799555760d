package org.everspring.audit.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.everspring.audit.AuditEntry;
import org.everspring.audit.AuditEvent;
import org.everspring.audit.AuditResult;
import org.everspring.calendar.DateText;
import org.everspring.kernel.AuditKind;

/**
 * The page 审计记录.
 *
 * @param older the address of what has happened before; null at the end
 * @param latest the address of the beginning; null when it is shown
 */
record AuditPage(
        AuditQuery query,
        LocalDate from,
        LocalDate to,
        List<Choice> kinds,
        List<Choice> results,
        List<Row> rows,
        String older,
        String latest,
        String workbook,
        String csv) {

    record Choice(String value, String label, boolean chosen) {}

    /** @param exactTime to the microsecond */
    record Row(long id, String time, String exactTime, AuditEvent event) {

        static Row of(AuditEntry entry) {
            AuditEvent event = entry.event();
            return new Row(
                    entry.id(), DateText.TABLE_SECOND.of(event.at()), DateText.TABLE_MICROSECOND.of(event.at()), event);
        }
    }

    static List<Choice> kinds(String chosen) {
        return Arrays.stream(AuditKind.values())
                .map(kind -> new Choice(kind.name(), kind.label(), kind.name().equals(chosen)))
                .toList();
    }

    static List<Choice> results(String chosen) {
        return Arrays.stream(AuditResult.values())
                .map(result ->
                        new Choice(result.name(), result.label(), result.name().equals(chosen)))
                .toList();
    }
}
