package org.everspring.indicators.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Quarter;
import org.everspring.calendar.WorkCalendar;
import org.everspring.indicators.BoardScope;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.Concern;
import org.everspring.indicators.ConcernColumn;
import org.everspring.indicators.Concerns;
import org.everspring.indicators.ReportColumn;
import org.everspring.indicators.ReportStanding;
import org.everspring.indicators.ReportTally;
import org.everspring.kernel.SortOrder;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the board counts and lists of reports, of what is late and of what waits, on every database. */
abstract class BoardReportsContract {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-12-11T09:00+08:00");
    private static final UnitId WUHUA = UnitId.of("wuhuaqu");
    private static final UnitId PANLONG = UnitId.of("panlongqu");
    private static final UnitId LEAD = UnitId.of("fagaiwei");
    private static final BoardScope EVERYTHING = new BoardScope(true, Set.of(), Set.of());

    private static final Quarter QUARTER = Quarter.parse("2026Q4");
    private static final BoardScope OF_WUHUA = new BoardScope(false, Set.of(WUHUA), Set.of());
    private static final BoardScope OF_LEAD = new BoardScope(false, Set.of(LEAD), Set.of(ItemId.of("1.1")));

    private final TestDatabase database;
    private JdbcClient jdbc;
    private JdbcBoardReports reports;
    private JdbcConcerns concerns;

    BoardReportsContract(TestDatabase database) {
        this.database = database;
    }

    private static OffsetDateTime at(String day) {
        return OffsetDateTime.parse("2026-" + day + "T00:30+08:00");
    }

    private static OffsetDateTime end(String day) {
        return OffsetDateTime.parse("2026-" + day + "T00:00+08:00").plusDays(1);
    }

    @BeforeEach
    void provide() {
        jdbc = JdbcClient.create(database.emptied());
        Lateness lateness = new Lateness(WorkCalendar.read(new ClassPathResource("calendar/statutory-days.csv")));
        reports = new JdbcBoardReports(jdbc, lateness);
        concerns = new JdbcConcerns(jdbc, lateness);
        jdbc.sql("insert into reporting_quarter (id, state, report_due_at, summary_due_at, closes_at, opened_steps,"
                        + " open_summaries, admitted_at) values ('2026Q4', 'OPEN', ?, ?, ?, 0, 0, ?)")
                .params(end("12-10"), end("12-15"), end("12-31"), at("12-01"))
                .update();
        // Waits, overdue by one working day; returned and overdue; late by 3; in time; missing; with time left.
        report("1.1", WUHUA, LEAD, "OPEN", "12-10", null, null);
        report("1.1", PANLONG, LEAD, "RETURNED", "12-10", "12-02", 0);
        report("1.1", UnitId.of("gonganju"), LEAD, "SUBMITTED", "12-04", "12-09", 3);
        report("1.2", WUHUA, PANLONG, "ACCEPTED", "12-10", "12-02", 0);
        report("1.2", UnitId.of("gonganju"), PANLONG, "MISSING", "12-10", null, null);
        report("1.2", UnitId.of("anningshi"), PANLONG, "OPEN", "12-11", null, null);
        summary("1.1", LEAD, "WAITING", "12-09", null, null);
        summary("1.2", PANLONG, "SUBMITTED", "12-15", "12-10", 0);
        jdbc.sql("insert into extension (obligation_id, number, state, requested_on, reason, requested_by,"
                        + " requested_at) values ('2026Q4:1.1:wuhuaqu', 1, 'REQUESTED', ?, '理由', 'x', ?)")
                .params(LocalDate.of(2026, 12, 20), at("12-09"))
                .update();
    }

    private void report(String item, UnitId unit, UnitId lead, String state, String due, String first, Integer late) {
        jdbc.sql("insert into obligation (id, quarter, item_id, item_place, unit_id, lead_unit_id, state, due_at,"
                        + " closes_at, round, first_submitted_at, late_working_days, times_returned, times_withdrawn,"
                        + " times_urged) values (?, '2026Q4', ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, 0, 0)")
                .params(
                        "2026Q4:" + item + ":" + unit,
                        item,
                        ItemId.of(item).place(),
                        unit.value(),
                        lead.value(),
                        state,
                        end(due),
                        end("12-31"),
                        first == null ? null : at(first),
                        late)
                .update();
    }

    private void summary(String item, UnitId lead, String state, String due, String first, Integer late) {
        jdbc.sql("insert into summary (id, quarter, item_id, item_place, lead_unit_id, state, due_at, closes_at,"
                        + " open_reports, round, first_submitted_at, late_working_days, times_returned, times_objected)"
                        + " values (?, '2026Q4', ?, ?, ?, ?, ?, ?, 0, 1, ?, ?, 0, 0)")
                .params(
                        "2026Q4:" + item,
                        item,
                        ItemId.of(item).place(),
                        lead.value(),
                        state,
                        end(due),
                        end("12-31"),
                        first == null ? null : at(first),
                        late)
                .update();
    }

    private List<String> listed(BoardScope scope, ReportStanding standing) {
        return reports
                .page(QUARTER, BoardSelection.all(scope), standing, SortOrder.usual(ReportColumn.class), NOW, 1, 50)
                .rows()
                .stream()
                .map(line -> line.id() + " " + line.workingDaysLate())
                .toList();
    }

    @Test
    @DisplayName("应报、已报、逾期、缺报的个数就是清单的行数，一天未到24时不算逾期")
    void countsAreListed() {
        assertThat(reports.tallies(List.of(QUARTER), BoardSelection.all(EVERYTHING), NOW))
                .containsExactlyInAnyOrder(
                        new ReportTally(QUARTER, ItemId.of("1.1"), 3, 1, 2, 0, 3),
                        new ReportTally(QUARTER, ItemId.of("1.2"), 3, 1, 0, 1, 1));
        assertThat(listed(EVERYTHING, ReportStanding.HANDED_IN))
                .containsExactly("2026Q4:1.1:gonganju 3", "2026Q4:1.2:wuhuaqu 0");
        assertThat(listed(EVERYTHING, ReportStanding.OVERDUE))
                .containsExactly("2026Q4:1.1:panlongqu 1", "2026Q4:1.1:wuhuaqu 1");
        assertThat(listed(EVERYTHING, ReportStanding.MISSING)).containsExactly("2026Q4:1.2:gonganju 15");
        assertThat(listed(EVERYTHING, ReportStanding.WAITING)).containsExactly("2026Q4:1.2:anningshi 0");
        assertThat(listed(EVERYTHING, ReportStanding.LATE)).hasSize(4);
    }

    @Test
    @DisplayName("单位只有自己的，牵头单位还有报给它的")
    void scopes() {
        assertThat(listed(OF_WUHUA, null)).containsExactly("2026Q4:1.1:wuhuaqu 1", "2026Q4:1.2:wuhuaqu 0");
        assertThat(listed(OF_LEAD, null)).hasSize(3).allMatch(line -> line.startsWith("2026Q4:1.1:"));
        assertThat(reports.summaries(List.of(QUARTER), BoardSelection.all(OF_WUHUA), NOW))
                .isEmpty();
        assertThat(reports.summaries(List.of(QUARTER), BoardSelection.all(EVERYTHING), NOW))
                .extracting(mark -> mark.item() + " " + mark.state() + " " + mark.workingDaysLate())
                .containsExactlyInAnyOrder("1.1 PENDING 2", "1.2 SUBMITTED 0");
    }

    @Test
    @DisplayName("逾期清单按逾期长短排，逾期报送的按报送那天算；待决的是当前的")
    void concerns() {
        Concerns.Asked late =
                new Concerns.Asked(Set.of(Concern.REPORT, Concern.SUMMARY), QUARTER, BoardSelection.all(EVERYTHING));
        Concerns.Asked now = new Concerns.Asked(
                Set.of(Concern.SUMMARY, Concern.SUMMARY_WAITING, Concern.EXTENSION, Concern.APPEAL, Concern.PROBLEM),
                null,
                BoardSelection.all(EVERYTHING));

        assertThat(concerns.first(late, NOW, 50))
                .extracting(line -> line.key() + " " + line.workingDaysLate() + " " + line.ended())
                .containsExactly(
                        "2026Q4:1.2:gonganju 15 true",
                        "2026Q4:1.1:gonganju 3 true",
                        "2026Q4:1.1 2 false",
                        "2026Q4:1.1:panlongqu 1 false",
                        "2026Q4:1.1:wuhuaqu 1 false");
        assertThat(concerns.counts(now, NOW))
                .containsOnly(
                        Map.entry(Concern.SUMMARY, 1),
                        Map.entry(Concern.SUMMARY_WAITING, 1),
                        Map.entry(Concern.EXTENSION, 1));
        assertThat(concerns.first(
                        new Concerns.Asked(Set.of(Concern.values()), QUARTER, BoardSelection.all(OF_WUHUA)), NOW, 50))
                .extracting(line -> line.unit().value())
                .containsOnly("wuhuaqu");
        for (ConcernColumn column : ConcernColumn.values()) {
            assertThat(concerns.page(late, new SortOrder<>(column, true), NOW, 1, 2)
                            .rows())
                    .hasSize(2);
        }
    }
}
