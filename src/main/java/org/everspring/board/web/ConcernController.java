package org.everspring.board.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.access.StaffMember;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.Concern;
import org.everspring.indicators.ConcernColumn;
import org.everspring.indicators.Concerns;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.Shown;
import org.everspring.kernel.SortOrder;
import org.everspring.web.Choice;
import org.everspring.web.ListWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is late, and what waits for a decision: lists of the same rows. */
@Controller
class ConcernController {

    static final String LATE = "/board/late";
    static final String DECISIONS = "/board/decisions";

    private static final Set<Concern> OF_A_QUARTER = Set.of(Concern.REPORT, Concern.SUMMARY);

    private final BoardViews views;
    private final BoardFilters filters;
    private final Concerns concerns;
    private final ConcernRows rows;
    private final Shown shown;
    private final Clock clock;

    ConcernController(
            BoardViews views, BoardFilters filters, Concerns concerns, ConcernRows rows, Shown shown, Clock clock) {
        this.views = views;
        this.filters = filters;
        this.concerns = concerns;
        this.rows = rows;
        this.shown = shown;
        this.clock = clock;
    }

    @GetMapping(LATE)
    String late(BoardQuery query, StaffMember reader, Model model) {
        BoardView view = views.of(query, reader);
        BoardList.show(view, model, () -> late(view, Concerns.PAGE_SIZE));
        return "board-late";
    }

    @GetMapping(LATE + ".xlsx")
    ResponseEntity<byte[]> lateFile(BoardQuery query, StaffMember reader) {
        BoardView view = views.filled(query, reader);
        return file(view.shown().label() + "逾期清单", late(view, ListPage.MOST).page());
    }

    @GetMapping(DECISIONS)
    String decisions(BoardQuery query, StaffMember reader, Model model) {
        BoardView view = views.of(query, reader);
        BoardList.show(view, model, () -> decisions(view, Concerns.PAGE_SIZE));
        return "board-decisions";
    }

    @GetMapping(DECISIONS + ".xlsx")
    ResponseEntity<byte[]> decisionsFile(BoardQuery query, StaffMember reader) {
        BoardView view = views.filled(query, reader);
        return file("待决事项", decisions(view, ListPage.MOST).page());
    }

    private ResponseEntity<byte[]> file(String name, ListPage<ConcernRow> page) {
        return new ListWorkbook<ConcernRow>(name)
                .column("单位", 20, row -> shown.text(row.line().unit()))
                .column("环节", 22, row -> row.line().concern().label())
                .column("事项", 44, ConcernRow::what)
                .column("所属", 30, ConcernRow::about)
                .column("编号", 26, row -> row.line().key())
                .column(
                        "期限",
                        14,
                        row -> row.line().due() == null
                                ? null
                                : row.line().due().day())
                .column("逾期工作日", 12, row -> row.line().workingDaysLate())
                .column("目前", 12, row -> row.line().ended() ? "已办结或已关闭" : "未办结")
                .of(page.rows());
    }

    /** What is late now besides the reports and summaries belongs to no quarter: it stands with the newest one. */
    private BoardList<Concern, ConcernRow> late(BoardView view, int size) {
        boolean newest = view.shown().equals(view.opened().get(0));
        return list(
                view,
                LATE,
                Arrays.stream(Concern.values())
                        .filter(Concern::isLate)
                        .filter(concern -> newest || OF_A_QUARTER.contains(concern))
                        .toList(),
                view.shown(),
                size);
    }

    private BoardList<Concern, ConcernRow> decisions(BoardView view, int size) {
        return list(view, DECISIONS, Overview.DECISIONS.stream().sorted().toList(), null, size);
    }

    private BoardList<Concern, ConcernRow> list(
            BoardView view, String path, List<Concern> kinds, @Nullable Quarter quarter, int size) {
        BoardQuery query = view.query();
        List<Choice<Concern>> states = Choice.of("环节", kinds, Concern::code, query.state());
        SortOrder<ConcernColumn> order = SortOrder.parse(query.sort(), ConcernColumn.class);
        Set<Concern> asked = Choice.chosen(states)
                .map(Set::of)
                .orElseGet(() -> kinds.stream().collect(Collectors.toUnmodifiableSet()));
        return filters.list(
                view,
                path,
                states,
                order,
                concerns.page(
                                new Concerns.Asked(asked, quarter, filters.selection(view)),
                                order,
                                OffsetDateTime.now(clock),
                                query.pageNumber(size),
                                size)
                        .with(rows::of));
    }
}
