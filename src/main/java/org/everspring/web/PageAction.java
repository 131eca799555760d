package org.everspring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.everspring.kernel.InvalidInputException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a form on a page asks for. When it is done, the browser is led to a page that confirms it; when it is refused, the
 * same page is shown again (422) with the reason and what was typed. An argument of a handler.
 */
public final class PageAction {

    private final Model model;
    private final RedirectAttributes redirect;
    private final HttpServletResponse response;

    PageAction(Model model, RedirectAttributes redirect, HttpServletResponse response) {
        this.model = model;
        this.redirect = redirect;
        this.response = response;
    }

    /** Of the page that is shown again. */
    public Model model() {
        return model;
    }

    /** What the page shows, once, that the browser is led to. */
    public void tell(String name, Object value) {
        redirect.addFlashAttribute(name, value);
    }

    /** @param name of a part in braces of the path that the browser is led to */
    public void lead(String name, String value) {
        redirect.addAttribute(name, value);
    }

    /**
     * @param work says what is confirmed; null for nothing
     * @param next the path of the page that confirms it, where parts of the handler's own path may stand in braces
     * @param again gives the view that is shown with the refusal
     */
    public String run(Supplier<String> work, String next, Supplier<String> again) {
        try {
            String confirmation = work.get();
            if (confirmation != null) {
                tell("confirmation", confirmation);
            }
        } catch (InvalidInputException refusal) {
            refuse(refusal);
            return again.get();
        }
        return "redirect:" + next;
    }

    /** The same for what is shown at once and leads nowhere. */
    public String show(Runnable work, Supplier<String> page) {
        try {
            work.run();
        } catch (InvalidInputException refusal) {
            refuse(refusal);
        }
        return page.get();
    }

    private void refuse(InvalidInputException refusal) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusal", refusal.getMessage());
    }
}
