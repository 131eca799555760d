package org.everspring.board.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.calendar.DateText;
import org.everspring.indicators.BoardReports;
import org.everspring.indicators.ReportColumn;
import org.everspring.indicators.ReportLine;
import org.everspring.indicators.ReportStanding;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.Shown;
import org.everspring.kernel.SortOrder;
import org.everspring.web.Choice;
import org.everspring.web.ListWorkbook;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The reports of a quarter: what stands behind the board's figures. */
@Controller
class ReportsController {

    static final String PATH = "/board/reports";

    private final BoardViews views;
    private final BoardFilters filters;
    private final BoardReports reports;
    private final Shown shown;
    private final Clock clock;

    ReportsController(BoardViews views, BoardFilters filters, BoardReports reports, Shown shown, Clock clock) {
        this.views = views;
        this.filters = filters;
        this.reports = reports;
        this.shown = shown;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(BoardQuery query, StaffMember reader, Model model) {
        BoardView view = views.of(query, reader);
        BoardList.show(view, model, () -> list(view, BoardReports.PAGE_SIZE));
        return "board-reports";
    }

    @GetMapping(PATH + ".xlsx")
    ResponseEntity<byte[]> file(BoardQuery query, StaffMember reader) {
        BoardView view = views.filled(query, reader);
        return new ListWorkbook<ReportLine>(view.shown().label() + "报送情况")
                .column("重点任务", 34, line -> shown.text(line.id().item()))
                .column("责任单位", 20, line -> shown.text(line.id().unit()))
                .column("牵头单位", 20, line -> shown.text(line.lead()))
                .column("状态", 14, line -> line.state().label())
                .column("期限", 14, line -> line.due().day())
                .column(
                        "首次报送时间",
                        18,
                        line -> line.handedIn() == null ? null : DateText.TABLE_MINUTE.of(line.handedIn()))
                .column("逾期工作日", 12, ReportLine::workingDaysLate)
                .of(list(view, ListPage.MOST).page().rows());
    }

    private BoardList<ReportStanding, ReportLine> list(BoardView view, int size) {
        BoardQuery query = view.query();
        List<Choice<ReportStanding>> states =
                Choice.of("情况", List.of(ReportStanding.values()), ReportStanding::code, query.state());
        SortOrder<ReportColumn> order = SortOrder.parse(query.sort(), ReportColumn.class);
        return filters.list(
                view,
                PATH,
                states,
                order,
                reports.page(
                        view.shown(),
                        filters.selection(view),
                        Choice.chosen(states).orElse(null),
                        order,
                        OffsetDateTime.now(clock),
                        query.pageNumber(size),
                        size));
    }
}
