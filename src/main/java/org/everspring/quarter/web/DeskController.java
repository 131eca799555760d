package org.everspring.quarter.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ObligationQueries;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ReportExtensions;
import org.everspring.reporting.ReportUrges;
import org.everspring.reporting.UnitReports;
import org.everspring.web.PageAction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * A quarter as a unit sees it: what it owes, what it leads, and what can be done about it outside a task.
 *
 * <p>A refused action shows the page again (422) with the reason and what was typed; one that succeeds redirects.
 */
@Controller
@RequestMapping("/desk")
class DeskController {

    private final Desk desk;
    private final UnitReports reports;
    private final ReportExtensions extensions;
    private final ReportUrges urges;
    private final ObligationQueries obligations;

    DeskController(
            Desk desk,
            UnitReports reports,
            ReportExtensions extensions,
            ReportUrges urges,
            ObligationQueries obligations) {
        this.desk = desk;
        this.reports = reports;
        this.extensions = extensions;
        this.urges = urges;
        this.obligations = obligations;
    }

    @GetMapping("/quarter")
    String show(DeskQuery query, StaffMember reader, Model model) {
        if (query.quarter() != null && quarter(query).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(query, reader, model);
    }

    @Audited(kind = AuditKind.PAGE, value = "撤回报送")
    @PostMapping("/obligations/{id}/withdraw")
    String withdraw(@PathVariable String id, DeskQuery query, StaffMember reader, PageAction action) {
        ObligationId obligation = known(id);
        return run(
                () -> reports.withdraw(obligation, reader.units()),
                "报送已撤回，请修改后重新提交，所填内容已保留。",
                new DeskAttempt(obligation, "withdraw", null, null),
                query,
                reader,
                action);
    }

    @Audited(kind = AuditKind.PAGE, value = "申请延期")
    @PostMapping("/obligations/{id}/extension")
    String requestExtension(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            DeskQuery query,
            StaffMember reader,
            PageAction action) {
        ObligationId obligation = known(id);
        String text = TypedText.clean(reason);
        return run(
                () -> extensions.request(obligation, date(until), text, reader.units(), reader.userId()),
                "延期申请已提交，等待牵头单位批复；批复前原期限不变。",
                new DeskAttempt(obligation, "extension", text, until),
                query,
                reader,
                action);
    }

    @Audited(kind = AuditKind.PAGE, value = "催办")
    @PostMapping("/obligations/{id}/urge")
    String urge(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            DeskQuery query,
            StaffMember reader,
            PageAction action) {
        ObligationId obligation = known(id);
        String words = TypedText.clean(text);
        return run(
                () -> urges.urge(obligation, words, reader.units(), reader.userId()),
                "催办已发出，对方回复后会通知您。",
                new DeskAttempt(obligation, "urge", words, null),
                query,
                reader,
                action);
    }

    private String run(
            Runnable work, String done, DeskAttempt attempt, DeskQuery query, StaffMember reader, PageAction action) {
        DeskQuery here = query.in(attempt.obligation().quarter());
        return action.run(
                () -> {
                    work.run();
                    action.tell("confirmed", attempt.obligation().toString());
                    return done;
                },
                here.address().ofPage(here.pageNumber()),
                () -> {
                    action.model().addAttribute("attempt", attempt);
                    return page(here, reader, action.model());
                });
    }

    private String page(DeskQuery query, StaffMember reader, Model model) {
        Optional<Quarter> shown = quarter(query);
        model.addAttribute("bulletins", desk.bulletins(shown.orElse(null)))
                .addAttribute("ledgers", desk.showsLedgers(reader));
        shown.ifPresent(quarter -> model.addAttribute("query", query.in(quarter))
                .addAttribute("desk", desk.page(reader, quarter, query.in(quarter))));
        return "desk";
    }

    private Optional<Quarter> quarter(DeskQuery query) {
        try {
            return desk.quarter(query);
        } catch (InvalidInputException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    private ObligationId known(String id) {
        return ObligationId.find(id)
                .flatMap(obligations::find)
                .map(ObligationSnapshot::id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("请填写延期后的日期，例如2026-12-23。");
        }
    }
}
