package org.everspring.board.web;

import java.math.BigDecimal;
import org.everspring.access.StaffMember;
import org.everspring.indicators.TargetQueries;
import org.everspring.kernel.ListPage;
import org.everspring.plan.Plan;
import org.everspring.web.ListWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The plan's targets over time, all of them and one by one. */
@Controller
class TargetsController {

    private final TargetsPages pages;
    private final Plan plan;

    TargetsController(TargetsPages pages, Plan plan) {
        this.pages = pages;
        this.plan = plan;
    }

    @GetMapping(TargetsPages.PATH)
    String show(BoardQuery query, StaffMember reader, Model model) {
        TargetsPage page = pages.page(query, reader);
        model.addAttribute("view", page.view());
        model.addAttribute("page", page);
        return "board-targets";
    }

    @GetMapping(TargetsPages.PATH + "/{target}")
    String one(@PathVariable String target, BoardQuery query, StaffMember reader, Model model) {
        TargetsPage.One page = pages.one(target, query, reader, TargetQueries.PAGE_SIZE);
        model.addAttribute("view", page.view());
        model.addAttribute("page", page);
        return "board-target";
    }

    @GetMapping(TargetsPages.PATH + ".xlsx")
    ResponseEntity<byte[]> file(BoardQuery query, StaffMember reader) {
        TargetsPage page = pages.page(query, reader);
        ListWorkbook<TargetsPage.Row> book = new ListWorkbook<TargetsPage.Row>("目标值完成情况")
                .column("重点任务", 30, row -> row.item().id() + " " + row.item().title())
                .column("目标", 36, row -> row.target().title())
                .column("目标值", 18, row -> row.target().goalText())
                .column("完成期限", 14, row -> row.target().dueOn())
                .column("口径", 10, row -> row.target().isAddedUp() ? "合计" : "中位数");
        for (int at = 0; at < page.quarters().size(); at++) {
            int column = at;
            String quarter = page.quarters().get(at).label();
            book.column(quarter, 14, row -> row.cells().get(column).value())
                    .column(quarter + "达标情况", 12, row -> {
                        var mark = row.cells().get(column).mark();
                        return mark == null ? null : mark.label();
                    })
                    .column(quarter + "报数单位", 10, row -> {
                        var sum = row.cells().get(column).sum();
                        return sum == null ? 0 : sum.reported();
                    });
        }
        return book.of(page.rows());
    }

    @GetMapping(TargetsPages.PATH + "/{target}.xlsx")
    ResponseEntity<byte[]> fileOfOne(@PathVariable String target, BoardQuery query, StaffMember reader) {
        TargetsPage.One page = pages.one(target, query, reader, ListPage.MOST);
        ListWorkbook<TargetsPage.UnitRow> book = new ListWorkbook<TargetsPage.UnitRow>(
                        page.target().title())
                .column("单位", 20, row -> plan.nameOf(row.unit()));
        for (int at = 0; at < page.quarters().size(); at++) {
            int column = at;
            String quarter = page.quarters().get(at).label();
            book.column(quarter, 14, row -> reached(row, column)).column(quarter + "达标情况", 12, row -> {
                TargetsPage.Reading reading = row.readings().get(column);
                return reading == null || reading.mark() == null
                        ? null
                        : reading.mark().label();
            });
        }
        return book.of(page.page().rows());
    }

    private static @Nullable BigDecimal reached(TargetsPage.UnitRow row, int column) {
        TargetsPage.Reading reading = row.readings().get(column);
        return reading == null ? null : reading.reached();
    }
}
