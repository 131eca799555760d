package org.everspring.drafts.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.drafts.Draft;
import org.everspring.drafts.TaskDrafts;
import org.everspring.engine.OpenTasks.OpenTask;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What Tasklist asks while somebody fills in a form. What was typed comes with the form's variables, not from here. */
@RestController
class DraftController {

    private final TaskDrafts drafts;
    private final Clock clock;

    DraftController(TaskDrafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * @param version 0 when nothing is saved
     * @param savedText the time of day, with the date before today; null when nothing is saved
     * @param savedByName null when nothing is saved
     */
    record State(
            long version,
            @Nullable String savedText,
            @Nullable String savedByName) {

        static final State NONE = new State(0, null, null);
    }

    @GetMapping("/desk/tasks/{taskId}/draft")
    State state(@PathVariable String taskId, HttpServletRequest request) {
        return drafts.find(workable(taskId, request)).map(this::state).orElse(State.NONE);
    }

    /** @param version of the draft that the page has begun with or saved last; 0 for none */
    @Audited(kind = AuditKind.TASK, value = "暂存所填内容")
    @PutMapping("/desk/tasks/{taskId}/draft")
    State save(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "0") long version,
            @RequestBody ObjectNode answers,
            HttpServletRequest request) {
        StaffMember person = signedIn(request);
        Actor actor = new Actor(person.userId(), person.name());
        return state(drafts.save(workable(taskId, request), answers, version, actor));
    }

    @Audited(kind = AuditKind.TASK, value = "清除暂存内容")
    @DeleteMapping("/desk/tasks/{taskId}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String taskId, HttpServletRequest request) {
        drafts.discard(workable(taskId, request));
    }

    private State state(Draft draft) {
        OffsetDateTime savedAt = draft.savedAt();
        boolean today =
                LocalDate.ofInstant(savedAt.toInstant(), clock.getZone()).equals(LocalDate.now(clock));
        String text = (today ? DateText.TIME : DateText.SHORT_MINUTE).of(savedAt);
        return new State(draft.version(), text, draft.savedByName());
    }

    private OpenTask workable(String taskId, HttpServletRequest request) {
        return drafts.workable(taskId, signedIn(request).userId())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这项待办任务，可能已经办结或改由他人办理。"));
    }

    private static StaffMember signedIn(HttpServletRequest request) {
        return (StaffMember) request.getUserPrincipal();
    }
}
