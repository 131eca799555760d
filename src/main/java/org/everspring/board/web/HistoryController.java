package org.everspring.board.web;

import org.everspring.access.StaffMember;
import org.everspring.indicators.ReportHistory;
import org.everspring.kernel.ListPage;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreReader;
import org.everspring.web.ListWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Each unit's page and each item's page, with their history. */
@Controller
class HistoryController {

    private final HistoryPages pages;
    private final BoardViews views;
    private final Plan plan;

    HistoryController(HistoryPages pages, BoardViews views, Plan plan) {
        this.pages = pages;
        this.views = views;
        this.plan = plan;
    }

    /** To the one that was chosen, or else to the first of the reader's. */
    @GetMapping(HistoryPages.UNITS)
    String units(BoardQuery query, StaffMember reader, RedirectAttributes redirect) {
        BoardView view = views.of(query, reader);
        String id = view.unit() != null
                ? view.unit().id().value()
                : pages.units(view).stream()
                        .filter(unit -> !view.scope().all()
                                || !unit.equals(plan.office().id()))
                        .findFirst()
                        .map(UnitId::value)
                        .orElseThrow(BoardViews::notFound);
        return to(HistoryPages.UNITS, id, query, redirect);
    }

    @GetMapping(HistoryPages.ITEMS)
    String items(BoardQuery query, StaffMember reader, RedirectAttributes redirect) {
        BoardView view = views.of(query, reader);
        Item item = view.item() != null
                ? view.item()
                : view.scope().items(plan).stream().findFirst().orElseThrow(BoardViews::notFound);
        return to(HistoryPages.ITEMS, item.id().value(), query, redirect);
    }

    private static String to(String path, String id, BoardQuery query, RedirectAttributes redirect) {
        redirect.addAttribute("id", id);
        if (query.quarter() != null) {
            redirect.addAttribute("quarter", query.quarter());
        }
        return "redirect:" + path + "/{id}";
    }

    @GetMapping(HistoryPages.UNITS + "/{unit}")
    String unit(@PathVariable String unit, BoardQuery query, StaffMember reader, ScoreReader scores, Model model) {
        return show(pages.unit(unit, query, reader, scores, ReportHistory.PAGE_SIZE), model);
    }

    @GetMapping(HistoryPages.ITEMS + "/{item}")
    String item(@PathVariable String item, BoardQuery query, StaffMember reader, Model model) {
        return show(pages.item(item, query, reader, ReportHistory.PAGE_SIZE), model);
    }

    private static String show(HistoryPage page, Model model) {
        model.addAttribute("view", page.view());
        model.addAttribute("page", page);
        model.addAttribute("signs", HistoryPage.Sign.values());
        return "board-history";
    }

    @GetMapping(HistoryPages.UNITS + "/{unit}.xlsx")
    ResponseEntity<byte[]> fileOfUnit(
            @PathVariable String unit, BoardQuery query, StaffMember reader, ScoreReader scores) {
        return file("重点任务", pages.unit(unit, query, reader, scores, ListPage.MOST));
    }

    @GetMapping(HistoryPages.ITEMS + "/{item}.xlsx")
    ResponseEntity<byte[]> fileOfItem(@PathVariable String item, BoardQuery query, StaffMember reader) {
        return file("单位", pages.item(item, query, reader, ListPage.MOST));
    }

    private static ResponseEntity<byte[]> file(String head, HistoryPage page) {
        ListWorkbook<HistoryPage.Reports> book = new ListWorkbook<HistoryPage.Reports>(page.title() + "历季报送情况")
                .column(head, 36, HistoryPage.Reports::label);
        for (int at = 0; at < page.quarters().size(); at++) {
            int column = at;
            book.column(page.quarters().get(at).label(), 16, row -> {
                HistoryPage.Cell cell = row.cells().get(column);
                return cell == null ? null : cell.sign().getMark().label();
            });
        }
        return book.of(page.reports().rows());
    }
}
