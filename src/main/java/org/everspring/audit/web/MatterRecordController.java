package org.everspring.audit.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.everspring.access.StaffMember;
import org.everspring.audit.AuditEvent;
import org.everspring.audit.AuditEvents;
import org.everspring.audit.AuditedPerson;
import org.everspring.calendar.DateText;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.OpenTasks;
import org.everspring.engine.OpenTasks.OpenTask;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What has been done with the matter of a task, for whoever may work on the task (tasklist/scripts/record.js): who, what and
 * when. What was refused, from where somebody came and what he sent stays with the auditors.
 */
@RestController
class MatterRecordController {

    private static final int MOST = 200;
    private static final Set<AuditKind> WORK =
            Set.of(AuditKind.TASK, AuditKind.INSTANCE, AuditKind.STATE, AuditKind.PAGE, AuditKind.EVIDENCE);

    private final AuditEvents events;
    private final OpenTasks tasks;

    MatterRecordController(AuditEvents events, OpenTasks tasks) {
        this.events = events;
        this.tasks = tasks;
    }

    /** @param who 系统 where nobody has */
    record Line(
            String at, String who, String what, @Nullable String onWhat) {}

    @GetMapping("/desk/tasks/{taskId}/record")
    List<Line> record(@PathVariable String taskId, StaffMember reader) {
        String matter = tasks.find(taskId, reader.userId())
                .filter(OpenTask::workable)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这项待办任务，可能已经办结或改由他人办理。"))
                .place()
                .matter();
        return events.done(matter, WORK, MOST).stream()
                .map(MatterRecordController::line)
                .toList();
    }

    private static Line line(AuditEvent event) {
        return new Line(
                DateText.MINUTE.of(OffsetDateTime.ofInstant(event.at(), WorkCalendar.ZONE)),
                name(event.person()),
                event.audited().action(),
                event.audited().subjectName());
    }

    private static String name(@Nullable AuditedPerson person) {
        if (person == null) {
            return "系统";
        }
        String name = person.name() == null ? person.userId() : person.name();
        if (name == null) {
            return "系统";
        }
        return person.onBehalfOf() == null ? name : name + "（代" + person.onBehalfOf() + "）";
    }
}
