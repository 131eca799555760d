package org.everspring.quarter.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.ReportExtensions;
import org.everspring.reporting.ReportUrges;
import org.everspring.reporting.UnitReports;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The staff's own page: what my unit owes, what it leads, and what can be done about it outside a task.
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

    DeskController(Desk desk, UnitReports reports, ReportExtensions extensions, ReportUrges urges, ObligationQueries obligations) {
        this.desk = desk;
        this.reports = reports;
        this.extensions = extensions;
        this.urges = urges;
        this.obligations = obligations;
    }

    @GetMapping
    String show(DeskQuery query, StaffMember reader, Model model) {
        if (query.quarter() != null && quarter(query).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(query, reader, model);
    }

    @Audited(kind = AuditKind.PAGE, value = "撤回报送")
    @PostMapping("/obligations/{id}/withdraw")
    String withdraw(
            @PathVariable String id,
            DeskQuery query,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        ObligationId obligation = known(id);
        try {
            reports.withdraw(obligation, reader.units());
        } catch (InvalidInputException e) {
            return refused(
                    new Refusal(obligation, "withdraw", e.getMessage(), null, null), query, reader, model, response);
        }
        return done("报送已撤回，请修改后重新提交，所填内容已保留。", obligation, query, redirect);
    }

    @Audited(kind = AuditKind.PAGE, value = "申请延期")
    @PostMapping("/obligations/{id}/extension")
    String requestExtension(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            DeskQuery query,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        ObligationId obligation = known(id);
        String text = TypedText.clean(reason);
        try {
            extensions.request(obligation, date(until), text, reader.units(), reader.userId());
        } catch (InvalidInputException e) {
            return refused(
                    new Refusal(obligation, "extension", e.getMessage(), text, until), query, reader, model, response);
        }
        return done("延期申请已提交，等待牵头单位批复；批复前原期限不变。", obligation, query, redirect);
    }

    @Audited(kind = AuditKind.PAGE, value = "催办")
    @PostMapping("/obligations/{id}/urge")
    String urge(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            DeskQuery query,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        ObligationId obligation = known(id);
        String words = TypedText.clean(text);
        try {
            urges.urge(obligation, words, reader.units(), reader.userId());
        } catch (InvalidInputException e) {
            return refused(
                    new Refusal(obligation, "urge", e.getMessage(), words, null), query, reader, model, response);
        }
        return done("催办已发出，对方回复后会通知您。", obligation, query, redirect);
    }

    private String page(DeskQuery query, StaffMember reader, Model model) {
        model.addAttribute("others", desk.others(reader));
        model.addAttribute("bulletins", desk.bulletins());
        quarter(query).ifPresent(quarter -> model.addAttribute("query", query.in(quarter))
                .addAttribute("states", ObligationState.values())
                .addAttribute("desk", desk.page(reader, quarter, query)));
        return "desk";
    }

    private Optional<Quarter> quarter(DeskQuery query) {
        try {
            return desk.quarter(query);
        } catch (InvalidInputException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    private String refused(
            Refusal refusal, DeskQuery query, StaffMember reader, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusal", refusal);
        return page(query.in(refusal.obligation().quarter()), reader, model);
    }

    private static String done(String what, ObligationId obligation, DeskQuery query, RedirectAttributes redirect) {
        redirect.addFlashAttribute("confirmation", what);
        redirect.addFlashAttribute("confirmed", obligation.toString());
        return "redirect:" + query.in(obligation.quarter()).link(query.page());
    }

    private ObligationId known(String id) {
        try {
            ObligationId obligation = ObligationId.parse(id);
            if (obligations.find(obligation).isPresent()) {
                return obligation;
            }
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No obligation id", e);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("请填写延期后的日期，例如2026-12-23。");
        }
    }
}
