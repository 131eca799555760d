package org.everspring.board.web;

import java.util.stream.IntStream;
import org.everspring.access.StaffMember;
import org.everspring.kernel.Shown;
import org.everspring.web.ListWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the problems of the closed loop stand, and what holds them up. */
@Controller
class LoopController {

    private final LoopPages pages;
    private final Shown shown;

    LoopController(LoopPages pages, Shown shown) {
        this.pages = pages;
        this.shown = shown;
    }

    @GetMapping(LoopPages.PATH)
    String show(BoardQuery query, LoopQuery asked, StaffMember reader, Model model) {
        LoopPage page = pages.page(query, asked, reader);
        model.addAttribute("view", page.view());
        model.addAttribute("page", page);
        model.addAttribute("steps", LoopPages.STEPS);
        return "board-loop";
    }

    @GetMapping(LoopPages.STALLS + ".xlsx")
    ResponseEntity<byte[]> stalls(BoardQuery query, LoopQuery asked, StaffMember reader) {
        return new ListWorkbook<LoopPage.Stall>("问题停留情况")
                .column("编号", 16, stall -> stall.problem().id())
                .column("问题", 44, stall -> stall.problem().title())
                .column("重点任务", 30, stall -> shown.text(stall.problem().item()))
                .column("环节", 12, stall -> stall.stage().label())
                .column("承办单位", 18, stall -> shown.text(stall.problem().waitsFor()))
                .column("已停留（工作日）", 16, LoopPage.Stall::days)
                .column(
                        "期限情况",
                        14,
                        stall -> stall.standing() == null
                                ? null
                                : stall.standing().text())
                .of(pages.stalls(query, asked, reader));
    }

    @GetMapping(LoopPages.PATH + ".xlsx")
    ResponseEntity<byte[]> file(BoardQuery query, LoopQuery asked, StaffMember reader) {
        LoopPage page = pages.page(query, asked, reader);
        ListWorkbook<LoopPage.Group> book = new ListWorkbook<LoopPage.Group>(
                        "问题闭环（按" + page.grouping().label() + "）")
                .column(page.grouping().label(), 30, LoopPage.Group::label)
                .column("问题", 10, group -> group.found().number());
        IntStream.range(0, LoopPages.STEPS.size())
                .forEach(at -> book.column(
                        LoopPages.STEPS.get(at).label() + "中",
                        10,
                        group -> group.standing().get(at).number()));
        return book.column("其中逾期", 10, group -> group.late().number())
                .column("已销号", 10, group -> group.solved().number())
                .column("未受理、并案和未解决", 22, group -> group.others().number())
                .column("销号用时中位数（工作日）", 24, LoopPage.Group::median)
                .of(page.groups());
    }
}
