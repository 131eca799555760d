package org.everspring.board.web;

import org.everspring.access.StaffMember;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.instruction.OpenInstructions;
import org.everspring.scoring.ScoreReader;
import org.everspring.web.ListWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the plan's work stands at one glance, as far as it is for the person. */
@Controller
class BoardController {

    static final String LIGHTS = "/board/lights";

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

    /** The map of the lights. */
    @GetMapping(LIGHTS + ".xlsx")
    ResponseEntity<byte[]> lights(BoardQuery query, StaffMember reader) {
        BoardView view = views.filled(query, reader);
        OverviewPage.HeatMap map = overview.map(view);
        ListWorkbook<OverviewPage.Row> book = new ListWorkbook<OverviewPage.Row>(view.year() + "年重点任务信号灯")
                .column("任务编号", 10, row -> row.item().id())
                .column("重点任务", 40, row -> row.item().title());
        for (int at = 0; at < map.quarters().size(); at++) {
            int column = at;
            String quarter = map.quarters().get(at);
            book.column(quarter, 10, row -> {
                        OverviewPage.Cell cell = row.cells().get(column);
                        return cell == null ? "未开启" : cell.light().label();
                    })
                    .column(quarter + "已报/应报", 14, row -> {
                        OverviewPage.Cell cell = row.cells().get(column);
                        return cell == null ? null : cell.text();
                    })
                    .column(quarter + "原因", 36, row -> {
                        OverviewPage.Cell cell = row.cells().get(column);
                        return cell == null ? null : cell.reason();
                    });
        }
        return book.of(map.rows());
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
