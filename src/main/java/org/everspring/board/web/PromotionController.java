package org.everspring.board.web;

import org.everspring.access.StaffMember;
import org.everspring.indicators.PromotionQueries.Answers;
import org.everspring.plan.Plan;
import org.everspring.web.ListWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who has taken over which experience. */
@Controller
class PromotionController {

    private final PromotionPages pages;
    private final Plan plan;

    PromotionController(PromotionPages pages, Plan plan) {
        this.pages = pages;
        this.plan = plan;
    }

    @GetMapping(PromotionPages.PATH)
    String show(BoardQuery query, StaffMember reader, Model model) {
        PromotionPage page = pages.page(query, reader);
        model.addAttribute("view", page.view());
        model.addAttribute("page", page);
        model.addAttribute("signs", PromotionPage.Cell.values());
        return "board-promotion";
    }

    @GetMapping(PromotionPages.UNITS + ".xlsx")
    ResponseEntity<byte[]> units(BoardQuery query, StaffMember reader) {
        return new ListWorkbook<Answers>("各单位复制推广情况")
                .column("单位", 24, sum -> plan.nameOf(sum.unit()))
                .column("推广任务", 10, Answers::asked)
                .column("已复制推广", 12, Answers::adopted)
                .column("占比（%）", 10, Answers::share)
                .column("不适用", 10, Answers::notApplicable)
                .column("未反馈", 10, Answers::open)
                .column("逾期未反馈", 12, Answers::late)
                .column("关闭时仍未反馈", 16, Answers::missing)
                .of(pages.page(query, reader).sums());
    }

    @GetMapping(PromotionPages.PATH + ".xlsx")
    ResponseEntity<byte[]> file(BoardQuery query, StaffMember reader) {
        PromotionPage page = pages.whole(query, reader);
        ListWorkbook<PromotionPage.Row> book = new ListWorkbook<PromotionPage.Row>("典型经验推广情况")
                .column("编号", 16, row -> row.experience().id())
                .column("典型经验", 40, row -> row.experience().title())
                .column(
                        "重点任务",
                        30,
                        row -> row.experience().item() + " "
                                + plan.findItem(row.experience().item().value())
                                        .map(item -> item.title())
                                        .orElse(""))
                .column("推荐单位", 18, row -> plan.nameOf(row.experience().unit()))
                .column("发布日期", 14, row -> row.experience().publishedOn())
                .column("反馈期限", 14, row -> row.experience().dueOn())
                .column("推广单位", 10, row -> row.answers().asked())
                .column("已复制推广", 12, row -> row.answers().adopted())
                .column("不适用", 10, row -> row.answers().notApplicable())
                .column("未反馈", 10, row -> row.answers().open())
                .column("逾期未反馈", 12, row -> row.answers().late())
                .column("关闭时仍未反馈", 16, row -> row.answers().missing());
        for (int at = 0; at < page.units().size(); at++) {
            int column = at;
            book.column(plan.nameOf(page.units().get(at)), 14, row -> {
                PromotionPage.Cell cell = row.cells().get(column);
                return cell == null ? null : cell.getMark().label();
            });
        }
        return book.of(page.page().rows());
    }
}
