package org.everspring.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.audit.AuditColumn;
import org.everspring.audit.AuditCursor;
import org.everspring.audit.AuditEntry;
import org.everspring.audit.AuditEvents;
import org.everspring.audit.AuditExport;
import org.everspring.audit.AuditSearch;
import org.everspring.audit.SealedDays;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.Matters;
import org.everspring.web.AskedDay;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where the auditor and the administrator read the audit. It is never changed here; reading it is written down, too. */
@Controller
class AuditController {

    private static final int ROWS = 50;

    private final AuditEvents events;
    private final AuditExport export;
    private final SealedDays seals;
    private final Matters matters;
    private final Clock clock;

    AuditController(AuditEvents events, AuditExport export, SealedDays seals, Matters matters, Clock clock) {
        this.events = events;
        this.export = export;
        this.seals = seals;
        this.matters = matters;
        this.clock = clock;
    }

    @Audited(kind = AuditKind.AUDIT, value = "查询审计记录")
    @GetMapping(AuditQuery.PATH)
    String show(AuditQuery query, StaffMember reader, Model model) {
        requireAuditor(reader);
        LocalDate today = today();
        AuditCursor after = AuditCursor.parse(query.after()).orElse(null);
        List<AuditEntry> found = events.find(query.search(today), !query.order().descending(), after, ROWS + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(ROWS, found.size()));
        model.addAttribute("kinds", query.kinds()).addAttribute("results", query.results());
        model.addAttribute(
                "audit",
                new AuditPage(
                        query,
                        query.firstDay(today),
                        query.lastDay(today),
                        shown.stream()
                                .map(entry -> AuditPage.Row.of(entry, matters))
                                .toList(),
                        query.address(today, "").head(AuditColumn.TIME, query.order()),
                        found.size() > ROWS
                                ? query.address(today, "")
                                        .with(
                                                "after",
                                                shown.get(ROWS - 1).position().toString())
                                        .ofPage(1)
                                : null,
                        after == null ? null : query.address(today, "").ofPage(1),
                        query.address(today, ".xlsx")
                                .sorted(SortOrder.usual(AuditColumn.class))
                                .ofPage(1),
                        query.address(today, ".csv")
                                .sorted(SortOrder.usual(AuditColumn.class))
                                .ofPage(1)));
        return "audit";
    }

    @Audited(kind = AuditKind.AUDIT, value = "导出审计记录（.xlsx）")
    @GetMapping(AuditQuery.PATH + ".xlsx")
    void workbook(AuditQuery query, StaffMember reader, HttpServletResponse response) throws IOException {
        requireAuditor(reader);
        AuditSearch search = attach(query, ".xlsx", response);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        export.writeWorkbook(search, response.getOutputStream());
    }

    @Audited(kind = AuditKind.AUDIT, value = "导出审计记录（.csv）")
    @GetMapping(AuditQuery.PATH + ".csv")
    void csv(AuditQuery query, StaffMember reader, HttpServletResponse response) throws IOException {
        requireAuditor(reader);
        AuditSearch search = attach(query, ".csv", response);
        response.setContentType("text/csv;charset=UTF-8");
        export.writeCsv(search, response.getOutputStream());
    }

    private AuditSearch attach(AuditQuery query, String ending, HttpServletResponse response) {
        LocalDate today = today();
        String name = "审计记录（" + query.firstDay(today) + "至" + query.lastDay(today) + "）" + ending;
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        return query.search(today);
    }

    /** @param month such as 2026-11 */
    @Audited(kind = AuditKind.AUDIT, value = "核验审计记录")
    @GetMapping(AuditQuery.PATH + "/seals")
    String seals(@RequestParam(required = false) String month, StaffMember reader, Model model) {
        requireAuditor(reader);
        YearMonth asked = AskedDay.month(month, YearMonth.from(today()));
        model.addAttribute("month", asked.toString());
        model.addAttribute("previous", asked.minusMonths(1).toString());
        model.addAttribute(
                "next",
                asked.isBefore(YearMonth.from(today())) ? asked.plusMonths(1).toString() : null);
        model.addAttribute("days", seals.check(asked.atDay(1), asked.atEndOfMonth()));
        return "audit-seals";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    }

    private static void requireAuditor(StaffMember reader) {
        if (!reader.readsEverything()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
