package org.everspring.board.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.indicators.AdoptionStanding;
import org.everspring.indicators.PromotionQueries;
import org.everspring.indicators.PromotionQueries.Asked;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.Shown;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.everspring.web.ListWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What each unit was asked to adopt, and how it has answered: the rows behind the figures of the promotion. */
@Controller
class AdoptionsController {

    static final String PATH = "/board/adoptions";

    private static final int PAGE_SIZE = 50;

    private final PromotionQueries promotions;
    private final BoardViews views;
    private final BoardFilters filters;
    private final Shown shown;
    private final Clock clock;

    AdoptionsController(PromotionQueries promotions, BoardViews views, BoardFilters filters, Shown shown, Clock clock) {
        this.promotions = promotions;
        this.views = views;
        this.filters = filters;
        this.shown = shown;
        this.clock = clock;
    }

    /** @param asked the unit whose answers they are; the query's own unit has nominated the experience or been asked */
    @GetMapping(PATH)
    String show(
            BoardQuery query, @RequestParam(required = false) @Nullable String asked, StaffMember reader, Model model) {
        BoardView view = views.of(query, reader);
        String unit = ListAddress.part(asked);
        List<Choice<AdoptionStanding>> states = states(query);
        ListPage<Asked> page = page(view, unit, states, PAGE_SIZE);
        model.addAttribute("view", view);
        model.addAttribute("choices", filters.choices(view));
        model.addAttribute("states", states);
        model.addAttribute(
                "asked", unit == null ? null : views.unit(unit, view.scope()).id());
        model.addAttribute("page", page);
        model.addAttribute("rows", page.rows().stream().map(Row::of).toList());
        model.addAttribute("address", query.address(PATH).with("asked", unit));
        model.addAttribute(
                "file",
                page.total() == 0
                        ? null
                        : query.address(PATH + ".xlsx").with("asked", unit).ofPage(1));
        return "board-adoptions";
    }

    /** One answer with its look. */
    record Row(Asked asked, Mark mark) {
        static Row of(Asked asked) {
            return new Row(
                    asked,
                    PromotionPage.Cell.of(asked.answer().state(), asked.answer().late())
                            .getMark());
        }
    }

    @GetMapping(PATH + ".xlsx")
    ResponseEntity<byte[]> file(
            BoardQuery query, @RequestParam(required = false) @Nullable String asked, StaffMember reader) {
        return new ListWorkbook<Row>("典型经验反馈情况")
                .column("单位", 20, row -> shown.text(row.asked().answer().unit()))
                .column("编号", 16, row -> row.asked().experience().id())
                .column("典型经验", 44, row -> row.asked().experience().title())
                .column("推荐单位", 18, row -> shown.text(row.asked().experience().unit()))
                .column("重点任务", 30, row -> shown.text(row.asked().experience().item()))
                .column("发布日期", 14, row -> row.asked().experience().publishedOn())
                .column("反馈期限", 14, row -> row.asked().experience().dueOn())
                .column("反馈情况", 16, row -> row.mark().label())
                .column("反馈日期", 14, row -> row.asked().answeredOn())
                .of(page(views.of(query, reader), ListAddress.part(asked), states(query), ListPage.MOST)
                        .map(Row::of)
                        .rows());
    }

    private static List<Choice<AdoptionStanding>> states(BoardQuery query) {
        return Choice.of("反馈情况", List.of(AdoptionStanding.values()), AdoptionStanding::code, query.state());
    }

    private ListPage<Asked> page(
            BoardView view, @Nullable String asked, List<Choice<AdoptionStanding>> states, int size) {
        return promotions.asked(
                new PromotionQueries.Filter(view.scope(), view.itemId(), view.unitId(), view.period()),
                asked == null ? null : views.unit(asked, view.scope()).id(),
                Choice.chosen(states).orElse(null),
                OffsetDateTime.now(clock),
                view.query().pageNumber(size),
                size);
    }
}
