package org.everspring.tasklist.web;

import java.util.Optional;
import org.everspring.access.StaffMember;
import org.everspring.matter.MatterPage;
import org.everspring.matter.Matters;
import org.everspring.people.StaffTasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Leads from what somebody has been told to the matter: to its page where it has one, otherwise to the task. What waits in
 * a report or summary comes before its page; of several tasks the newest, as that of an urge.
 */
@Controller
class MatterController {

    private final Matters matters;
    private final StaffTasks tasks;

    MatterController(Matters matters, StaffTasks tasks) {
        this.matters = matters;
        this.tasks = tasks;
    }

    @GetMapping("/desk/matters/{businessKey}")
    String open(@PathVariable String businessKey, StaffMember reader, RedirectAttributes redirect) {
        Optional<MatterPage> page = matters.page(businessKey)
                .filter(found ->
                        !found.afterTask() || tasks.find(businessKey, reader).isEmpty());
        if (page.isPresent()) {
            return "redirect:" + page.get().address();
        }
        redirect.addAttribute("key", businessKey);
        return "redirect:/desk/tasks/{key}?newest=true";
    }
}
