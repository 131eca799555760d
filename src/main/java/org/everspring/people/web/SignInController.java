package org.everspring.people.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.everspring.people.Accounts;
import org.everspring.people.StaffMember;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where to sign in, and what to say to whoever has sent something without it. */
@Controller
class SignInController {

    static final String PATH = "/sign-in";

    @RequestMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("unsent", "POST".equals(request.getMethod()));
        model.addAttribute("asked", request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null);
        return "sign-in";
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("refused", request.getParameter("error") != null ? refusal(request) : null);
        model.addAttribute("expired", request.getParameter("expired") != null);
        model.addAttribute("left", request.getParameter("logout") != null);
        return "login";
    }

    /** Why the last attempt was refused; every provider says it in words for the person. */
    private static String refusal(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)
                                instanceof AccountStatusException e
                ? e.getMessage()
                : "账号或口令不正确，请核对后重新输入。";
    }

    /** Gives every page the person for its masthead; null on pages that are open to all. */
    @ControllerAdvice
    static class Masthead {

        @ModelAttribute("signedIn")
        StaffMember signedIn(HttpServletRequest request) {
            return request.getUserPrincipal() instanceof StaffMember staff ? staff : null;
        }

        @ModelAttribute("seesAccounts")
        boolean seesAccounts(HttpServletRequest request) {
            return request.getUserPrincipal() instanceof StaffMember staff && Accounts.seenBy(staff);
        }
    }
}
