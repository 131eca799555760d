package org.everspring.board.web;

import org.everspring.access.StaffMember;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.instruction.OpenInstructions;
import org.everspring.scoring.ScoreReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the plan's work stands at one glance, as far as it is for the person. */
@Controller
class BoardController {

    private static final int INSTRUCTIONS_SHOWN = 10;

    private final BoardViews views;
    private final Overview overview;
    private final OpenInstructions instructions;
    private final QuarterBulletins bulletins;

    BoardController(BoardViews views, Overview overview, OpenInstructions instructions, QuarterBulletins bulletins) {
        this.views = views;
        this.overview = overview;
        this.instructions = instructions;
        this.bulletins = bulletins;
    }

    @GetMapping("/board")
    String overview(BoardQuery query, StaffMember reader, ScoreReader scores, Model model) {
        BoardView view = views.of(query, reader);
        model.addAttribute("view", view);
        if (!view.isEmpty()) {
            model.addAttribute("page", overview.of(view, scores));
            if (view.scope().all() && bulletins.hasLedger(view.shown())) {
                model.addAttribute("ledger", view.shown());
            }
        }
        model.addAttribute("instructions", instructions.of(view.scope().readers(), INSTRUCTIONS_SHOWN));
        return "board";
    }
}
