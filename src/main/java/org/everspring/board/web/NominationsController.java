package org.everspring.board.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.DueStanding;
import org.everspring.calendar.WorkCalendar;
import org.everspring.indicators.LoopQueries;
import org.everspring.indicators.LoopQueries.Nominated;
import org.everspring.indicators.NominationStanding;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.Shown;
import org.everspring.matter.Matters;
import org.everspring.plan.Plan;
import org.everspring.promotion.ExperienceState;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.everspring.web.ListWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The experiences that problems were worth: the rows behind the loop's last step. */
@Controller
class NominationsController {

    static final String PATH = "/board/nominations";

    private static final int PAGE_SIZE = 50;

    private final LoopQueries loop;
    private final BoardViews views;
    private final BoardFilters filters;
    private final Matters matters;
    private final Plan plan;
    private final Shown shown;
    private final Clock clock;

    NominationsController(
            LoopQueries loop,
            BoardViews views,
            BoardFilters filters,
            Matters matters,
            Plan plan,
            Shown shown,
            Clock clock) {
        this.loop = loop;
        this.views = views;
        this.filters = filters;
        this.matters = matters;
        this.plan = plan;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * @param nominatedOn in the plan's zone
     * @param standing null where no units are asked now
     * @param followed whether the reader finds the experience; one that is not published yet is not everybody's
     */
    record Row(
            Nominated nominated,
            LocalDate nominatedOn,
            @Nullable DueStanding standing,
            boolean followed) {}

    @GetMapping(PATH)
    String show(BoardQuery query, LoopQuery asked, StaffMember reader, Model model) {
        BoardView view = views.of(query, reader);
        LoopFilters chosen = LoopFilters.of(view, asked);
        List<Choice<NominationStanding>> states = states(query);
        ListPage<Row> page = page(chosen, states, reader, PAGE_SIZE);
        model.addAttribute("view", view);
        model.addAttribute("choices", filters.choices(view));
        model.addAttribute("states", states);
        model.addAttribute("sources", chosen.sources());
        model.addAttribute("narrowed", chosen.narrowed() || query.state() != null);
        model.addAttribute("page", page);
        model.addAttribute("address", address(chosen, PATH));
        model.addAttribute(
                "file",
                page.total() == 0 ? null : address(chosen, PATH + ".xlsx").ofPage(1));
        return "board-nominations";
    }

    @GetMapping(PATH + ".xlsx")
    ResponseEntity<byte[]> file(BoardQuery query, LoopQuery asked, StaffMember reader) {
        return new ListWorkbook<Row>("问题产生的典型经验")
                .column("编号", 16, row -> row.nominated().id())
                .column("典型经验", 44, row -> row.nominated().title())
                .column("推荐单位", 18, row -> shown.text(row.nominated().unit()))
                .column("推荐日期", 14, Row::nominatedOn)
                .column("进展", 14, row -> shown.text(row.nominated().state()))
                .column(
                        "期限情况",
                        14,
                        row -> row.standing() == null ? null : row.standing().text())
                .column("问题编号", 16, row -> row.nominated().problem())
                .column("问题", 44, row -> row.nominated().problemTitle())
                .of(page(LoopFilters.of(views.of(query, reader), asked), states(query), reader, ListPage.MOST)
                        .rows());
    }

    private static ListAddress address(LoopFilters chosen, String path) {
        return chosen.nominations(path).with("state", chosen.view().query().state());
    }

    private static List<Choice<NominationStanding>> states(BoardQuery query) {
        return Choice.of("进展", List.of(NominationStanding.values()), NominationStanding::code, query.state());
    }

    private ListPage<Row> page(
            LoopFilters chosen, List<Choice<NominationStanding>> states, StaffMember reader, int size) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return loop.nominated(
                        chosen.filter(),
                        Choice.chosen(states).orElse(null),
                        now,
                        chosen.view().query().pageNumber(size),
                        size)
                .map(nominated -> row(nominated, WorkCalendar.dayOf(now), reader));
    }

    private Row row(Nominated nominated, LocalDate today, StaffMember reader) {
        return new Row(
                nominated,
                WorkCalendar.dayOf(nominated.nominatedAt()),
                nominated.state() == ExperienceState.ADOPTING && nominated.due() != null
                        ? DueStanding.of(Deadline.endingAt(nominated.due()), today, 1)
                        : null,
                nominated.state().isPublished()
                        || reader.overseesAll(plan)
                        || matters.isReadBy(reader.units(), nominated.id().toString()));
    }
}
