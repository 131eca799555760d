package org.everspring.handbook.web;

import org.everspring.plan.Plan;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The handbook; whoever is signed in may read all of it. */
@Controller
@RequestMapping("/help")
class HelpController {

    private final Plan plan;
    private final Figures figures;

    HelpController(Plan plan, Figures figures) {
        this.plan = plan;
        this.figures = figures;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("chapters", Chapter.values());
        model.addAttribute("office", plan.office().name());
        model.addAttribute("figures", figures);
    }

    @GetMapping
    String contents() {
        return "help/index";
    }

    @GetMapping("/{chapter}")
    String chapter(@PathVariable String chapter, Model model) {
        Chapter asked = Chapter.of(chapter).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("chapter", asked);
        return "help/" + asked.getCode();
    }
}
