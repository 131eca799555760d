package org.everspring.quarter.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.access.StaffMember;
import org.everspring.engine.OpenTasks;
import org.everspring.engine.OpenTasks.OpenTask;
import org.everspring.matter.ObligationId;
import org.everspring.plan.ItemId;
import org.everspring.plan.Plan;
import org.everspring.reporting.UnitAnswers;
import org.everspring.reporting.UnitAnswers.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What somebody who fills in a report may take over from the unit's other reports (tasklist/scripts/copies.js). */
@RestController
class CopyController {

    private final OpenTasks tasks;
    private final UnitAnswers answers;
    private final Plan plan;

    CopyController(OpenTasks tasks, UnitAnswers answers, Plan plan) {
        this.tasks = tasks;
        this.answers = answers;
        this.plan = plan;
    }

    /** @param answers by the keys of the form's fields, without those that are empty */
    record Copy(String label, Map<String, String> answers) {}

    /** Empty for any other task than that of a unit on its own report. */
    @GetMapping("/desk/tasks/{taskId}/copies")
    List<Copy> copies(@PathVariable String taskId, StaffMember reader) {
        return tasks.find(taskId, reader.userId())
                .filter(OpenTask::workable)
                .flatMap(CopyController::ownReport)
                .map(report ->
                        answers.ofOtherItems(report).stream().map(this::copy).toList())
                .orElse(List.of());
    }

    /** The lead works under the same key, and is not shown what the unit has told others. */
    private static Optional<ObligationId> ownReport(OpenTask task) {
        return ObligationId.find(task.place().matter())
                .filter(report -> task.place().unit().equals(report.unit().value()));
    }

    private Copy copy(Texts texts) {
        Map<String, String> filled = new LinkedHashMap<>();
        filled.put("progressStatus", texts.status().code());
        filled.put("progress", texts.progress());
        filled.put("experience", texts.experience());
        filled.put("difficulties", texts.difficulties());
        filled.put("nextSteps", texts.nextSteps());
        filled.put("suggestions", texts.suggestions());
        filled.values().removeIf(text -> text == null || text.isEmpty());
        ItemId item = texts.report().item();
        return new Copy(item + " " + plan.item(item).title(), filled);
    }
}
