package org.everspring.home.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bar alone, for Camunda's webapps: their script puts it above them. */
@Controller
class BarController {

    static final String PATH = "/desk/bar";
    static final String HERE = "here";

    @GetMapping(PATH)
    String show(@RequestParam(name = HERE, defaultValue = "") String here, Model model) {
        model.addAttribute(HERE, here);
        return "fragments/bar :: bar";
    }
}
