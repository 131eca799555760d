package org.everspring.board.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.everspring.access.StaffMember;
import org.everspring.matter.ConfirmationId;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.matter.SummaryId;
import org.everspring.people.StaffTasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Leads from what somebody has been told to the matter: to its page where it has one, otherwise to the task. What waits in
 * a report or summary comes before its page.
 */
@Controller
class MatterController {

    private static final Pattern QUARTER = Pattern.compile("[0-9]{4}Q[1-4]");

    private static final Pattern YEAR = Pattern.compile("2[0-9]{3}");

    private final StaffTasks tasks;

    MatterController(StaffTasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/desk/matters/{businessKey}")
    String open(@PathVariable String businessKey, StaffMember reader, RedirectAttributes redirect) {
        if (QUARTER.matcher(businessKey).matches()) {
            redirect.addAttribute("quarter", businessKey);
            return "redirect:/desk";
        }
        if (YEAR.matcher(businessKey).matches()) {
            redirect.addAttribute("year", businessKey);
            return "redirect:/board/assessment/{year}";
        }
        Optional<ConfirmationId> confirmation = ConfirmationId.find(businessKey);
        if (confirmation.isPresent()) {
            redirect.addAttribute("year", confirmation.get().year());
            redirect.addAttribute("unit", confirmation.get().unit().value());
            return "redirect:/board/assessment/{year}/units/{unit}";
        }
        redirect.addAttribute("key", businessKey);
        if (ProblemId.find(businessKey).isPresent()) {
            return "redirect:/desk/problems/{key}";
        }
        if (isReported(businessKey) && tasks.find(businessKey, reader).isEmpty()) {
            return "redirect:/desk/reports/{key}";
        }
        return ExperienceId.find(businessKey).isPresent()
                ? "redirect:/board/experiences/{key}"
                : "redirect:/desk/tasks/{key}";
    }

    private static boolean isReported(String businessKey) {
        return ObligationId.find(businessKey).isPresent()
                || SummaryId.find(businessKey).isPresent();
    }
}
