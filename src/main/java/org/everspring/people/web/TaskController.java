package org.everspring.people.web;

import org.everspring.access.StaffMember;
import org.everspring.people.StaffTasks;
import org.everspring.people.TaskWork;
import org.everspring.people.TaskWork.Work;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Leads from a matter on any page straight to its task in Tasklist, and tells Tasklist how it stands with a task. */
@Controller
class TaskController {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private final StaffTasks tasks;
    private final TaskWork work;

    TaskController(StaffTasks tasks, TaskWork work) {
        this.tasks = tasks;
        this.work = work;
    }

    /** The task may have ended since the page was read; then, as for a key that nobody knows, to the list of tasks. */
    @GetMapping("/desk/tasks/{businessKey}")
    String open(
            @PathVariable String businessKey,
            @RequestParam(defaultValue = "false") boolean newest,
            StaffMember reader) {
        return (newest ? tasks.findNewest(businessKey, reader) : tasks.find(businessKey, reader))
                .map(task -> "redirect:" + TASKLIST + "default/#/?task=" + task)
                .orElse("redirect:" + TASKLIST);
    }

    @GetMapping("/desk/tasks/{taskId}/work")
    @ResponseBody
    Work work(@PathVariable String taskId, StaffMember reader) {
        return work.find(taskId, reader)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这项待办任务，可能已经办结或改由他人办理。"));
    }
}
