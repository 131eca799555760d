package org.everspring.board.web;

import org.everspring.access.StaffMember;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the plan's work stands, as far as it is for the person. */
@Controller
class BoardController {

    private final BoardViews views;

    BoardController(BoardViews views) {
        this.views = views;
    }

    @GetMapping("/board")
    String overview(BoardQuery query, StaffMember reader, Model model) {
        model.addAttribute("view", views.of(query, reader));
        return "board";
    }
}
