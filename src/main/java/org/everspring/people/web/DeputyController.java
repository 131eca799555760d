package org.everspring.people.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.everspring.access.StaffMember;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.people.Deputies;
import org.everspring.people.DeputyTasks;
import org.everspring.web.PageAction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who stands in for me, whom I stand in for, and what waits there. */
@Controller
@RequestMapping("/desk/deputy")
class DeputyController {

    private static final String PAGE = "/desk/deputy";

    private final Deputies deputies;
    private final DeputyTasks tasks;
    private final DeputyTexts texts;

    DeputyController(Deputies deputies, DeputyTasks tasks, DeputyTexts texts) {
        this.deputies = deputies;
        this.tasks = tasks;
        this.texts = texts;
    }

    @GetMapping
    String show(StaffMember reader, Model model) {
        return page(DeputyForm.blank(reader), reader, model);
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "设定代办")
    @PostMapping
    String name(DeputyForm form, StaffMember reader, PageAction action) {
        return action.run(
                () -> "代办安排已登记：" + texts.sentence(form.named(deputies, reader, form.principal())),
                PAGE,
                () -> page(form, reader, action.model()));
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "设定代办")
    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, StaffMember reader, PageAction action) {
        return action.run(
                () -> {
                    deputies.end(reader, id);
                    return "代办安排已撤销，即时生效。已经接办的任务仍由原代理人办理，被代理人可以收回。";
                },
                PAGE,
                () -> show(reader, action.model()));
    }

    /** Leads to the task, which is the deputy's then. */
    @Audited(kind = AuditKind.TASK, value = "接办任务")
    @PostMapping("/tasks/{task}/take-over")
    String takeOver(@PathVariable String task, StaffMember reader, PageAction action) {
        return action.run(
                () -> {
                    tasks.takeOver(reader, task);
                    return null;
                },
                "/camunda/app/tasklist/default/#/?task={task}",
                () -> show(reader, action.model()));
    }

    private String page(DeputyForm input, StaffMember reader, Model model) {
        List<Actor> principals = deputies.principalsFor(reader);
        List<Actor> candidates = new ArrayList<>(deputies.colleagues(reader.userId()));
        if (principals.size() > 1) {
            candidates.add(new Actor(reader.userId(), reader.name()));
        }
        model.addAttribute("input", input)
                .addAttribute("principals", principals)
                .addAttribute("candidates", candidates)
                .addAttribute("principalsToday", deputies.principalsOf(reader.userId()))
                .addAttribute("claimed", tasks.of(reader))
                .addAttribute("own", texts.rows(deputies.concerning(reader.userId()), reader))
                .addAttribute("others", texts.rows(deputies.keptBy(reader), reader));
        return "deputy";
    }
}
