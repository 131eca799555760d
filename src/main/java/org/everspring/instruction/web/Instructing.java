package org.everspring.instruction.web;

import jakarta.servlet.http.HttpServletRequest;
import org.everspring.access.SignedInStaff;
import org.everspring.plan.Plan;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page of ours whether its reader may write an instruction: {@code fragments/instructions :: action}. */
@ControllerAdvice
class Instructing {

    private final Plan plan;

    Instructing(Plan plan) {
        this.plan = plan;
    }

    @ModelAttribute("instructs")
    boolean instructs(HttpServletRequest request) {
        return request.getAttribute(SignedInStaff.Login.class.getName()) instanceof SignedInStaff.Login login
                && (login.staff().memberOf(plan.leadingGroup().id())
                        || login.staff().memberOf(plan.office().id()));
    }
}
