package org.everspring.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.everspring.access.StaffMember;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.people.Deputies;
import org.everspring.people.Deputies.Candidate;
import org.everspring.people.DeputyPeriod;
import org.everspring.people.DeputyTasks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who stands in for me, whom I stand in for, and what waits there. */
@Controller
@RequestMapping("/desk/deputy")
class DeputyController {

    private static final String PAGE = "redirect:/desk/deputy";

    private final Deputies deputies;
    private final DeputyTasks tasks;
    private final DeputyTexts texts;

    DeputyController(Deputies deputies, DeputyTasks tasks, DeputyTexts texts) {
        this.deputies = deputies;
        this.tasks = tasks;
        this.texts = texts;
    }

    /** What was typed into the form, as it was typed. */
    record Input(String principal, String deputy, String from, String to, String reason) {

        LocalDate firstDay() {
            return day(from);
        }

        LocalDate lastDay() {
            return day(to);
        }

        private static LocalDate day(String typed) {
            try {
                return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
            } catch (DateTimeParseException e) {
                throw new InvalidInputException("日期不正确，请按“2026-12-01”的格式填写。");
            }
        }
    }

    @GetMapping
    String show(StaffMember reader, Model model) {
        return page(new Input(reader.userId(), null, null, null, null), reader, model);
    }

    @PostMapping
    String name(
            Input input, StaffMember reader, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        try {
            DeputyPeriod period = deputies.name(
                    reader,
                    input.principal(),
                    input.deputy(),
                    input.firstDay(),
                    input.lastDay(),
                    TypedText.clean(input.reason()));
            redirect.addFlashAttribute("confirmation", "代办安排已登记：" + texts.sentence(period));
        } catch (InvalidInputException e) {
            return refused(e, input, reader, model, response);
        }
        return PAGE;
    }

    @PostMapping("/{id}/end")
    String end(
            @PathVariable UUID id,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            deputies.end(reader, id);
        } catch (InvalidInputException e) {
            return refused(e, new Input(reader.userId(), null, null, null, null), reader, model, response);
        }
        redirect.addFlashAttribute("confirmation", "代办安排已撤销，即时生效。已经接办的任务仍由原代理人办理，被代理人可以收回。");
        return PAGE;
    }

    /** Leads to the task, which is the deputy's then. */
    @PostMapping("/tasks/{task}/take-over")
    String takeOver(@PathVariable String task, StaffMember reader, Model model, HttpServletResponse response) {
        try {
            tasks.takeOver(reader, task);
        } catch (InvalidInputException e) {
            return refused(e, new Input(reader.userId(), null, null, null, null), reader, model, response);
        }
        return "redirect:/camunda/app/tasklist/default/#/?task=" + task;
    }

    private String refused(
            InvalidInputException refusal, Input input, StaffMember reader, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusal", refusal.getMessage());
        return page(input, reader, model);
    }

    private String page(Input input, StaffMember reader, Model model) {
        List<Candidate> principals = deputies.principalsFor(reader);
        List<Candidate> candidates = new ArrayList<>(deputies.colleagues(reader.userId()));
        if (principals.size() > 1) {
            candidates.add(new Candidate(reader.userId(), reader.name()));
        }
        model.addAttribute("input", input)
                .addAttribute("principals", principals)
                .addAttribute("candidates", candidates)
                .addAttribute("principalsToday", deputies.principalsOf(reader.userId()))
                .addAttribute(
                        "claimed", tasks.of(reader).stream().map(texts::claimed).toList())
                .addAttribute("own", texts.rows(deputies.concerning(reader.userId()), reader))
                .addAttribute("others", texts.rows(deputies.keptBy(reader), reader));
        return "deputy";
    }
}
