package org.everspring.audit.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.everspring.audit.AuditEntry;
import org.everspring.audit.AuditEvent;
import org.everspring.calendar.DateText;
import org.everspring.matter.MatterPage;
import org.everspring.matter.Matters;
import org.everspring.web.ColumnHead;
import org.jspecify.annotations.Nullable;

/**
 * The page 审计记录.
 *
 * @param more the address of what comes next; null at the end
 * @param first the address of the beginning; null when it is shown
 */
record AuditPage(
        AuditQuery query,
        LocalDate from,
        LocalDate to,
        List<Row> rows,
        ColumnHead time,
        @Nullable String more,
        @Nullable String first,
        String workbook,
        String csv) {

    /**
     * @param exactTime to the microsecond
     * @param matter the address of the page of what it was done on; null where that is no matter
     */
    record Row(
            long id,
            String time,
            String exactTime,
            AuditEvent event,
            @Nullable String matter) {

        static Row of(AuditEntry entry, Matters matters) {
            AuditEvent event = entry.event();
            return new Row(
                    entry.id(),
                    DateText.TABLE_SECOND.of(event.at()),
                    DateText.TABLE_MICROSECOND.of(event.at()),
                    event,
                    Optional.ofNullable(event.audited().subject())
                            .flatMap(matters::page)
                            .map(MatterPage::address)
                            .orElse(null));
        }
    }
}
