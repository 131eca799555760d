package org.everspring.people.web;

import org.everspring.access.StaffMember;
import org.everspring.people.StaffTasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads from a matter on any page straight to its task in Tasklist. */
@Controller
class TaskController {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private final StaffTasks tasks;

    TaskController(StaffTasks tasks) {
        this.tasks = tasks;
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
}
