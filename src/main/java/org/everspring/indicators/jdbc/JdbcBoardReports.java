package org.everspring.indicators.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.BoardReports;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.ReportColumn;
import org.everspring.indicators.ReportLine;
import org.everspring.indicators.ReportStanding;
import org.everspring.indicators.ReportTally;
import org.everspring.indicators.SummaryMark;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.quarter.SummaryState;
import org.everspring.reporting.ObligationState;
import org.everspring.reporting.ProgressStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBoardReports implements BoardReports {

    private static final String WITH_UNIT = " o.state in "
            + ScopeConditions.oneOf(Arrays.stream(ObligationState.values()).filter(ObligationState::isWithUnit)) + " ";

    private static final String HANDED_IN = " o.state in "
            + ScopeConditions.oneOf(Arrays.stream(ObligationState.values())
                    .filter(state -> !state.isWithUnit() && state != ObligationState.MISSING))
            + " ";

    private static final String OVERDUE = WITH_UNIT + "and o.due_at <= :now ";
    private static final String MISSING = " o.state = '" + ObligationState.MISSING.name() + "' ";
    static final String LATE = " (o.late_working_days > 0 or" + OVERDUE + "or" + MISSING + ") ";

    private final JdbcClient jdbc;
    private final Lateness lateness;

    JdbcBoardReports(JdbcClient jdbc, Lateness lateness) {
        this.jdbc = jdbc;
        this.lateness = lateness;
    }

    @Override
    public List<ReportTally> tallies(Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now) {
        if (quarters.isEmpty()) {
            return List.of();
        }
        ScopeConditions scope = new ScopeConditions(selection);
        Map<SummaryId, ReportTally> tallies = new LinkedHashMap<>();
        // By what an index holds, and in its order; what a row counts as is asked of some hundred, and not of each
        // report.
        jdbc.sql("select r.quarter, r.item_id, r.state, r.past, r.handed_in_late, sum(r.reports) as many from ("
                        + "select o.quarter, o.item_id, o.state, case when o.due_at <= :now then 1 else 0 end as past,"
                        + " case when o.late_working_days > 0 then 1 else 0 end as handed_in_late, count(*) as reports"
                        + " from obligation o where o.quarter in (:quarters)"
                        + scope.readable("o.unit_id", "o.lead_unit_id") + scope.chosen("o.item_id", "o.unit_id")
                        + " group by o.quarter, o.item_id, o.state, o.due_at, o.late_working_days"
                        + ") r group by r.quarter, r.item_id, r.state, r.past, r.handed_in_late")
                .params(scope.values())
                .param("quarters", keys(quarters))
                .param("now", now)
                .query(row -> {
                    ReportTally part = part(row);
                    tallies.merge(new SummaryId(part.quarter(), part.item()), part, ReportTally::and);
                });
        return List.copyOf(tallies.values());
    }

    private static ReportTally part(ResultSet row) throws SQLException {
        ObligationState state = ObligationState.valueOf(row.getString("state"));
        int many = row.getInt("many");
        boolean missing = state == ObligationState.MISSING;
        boolean overdue = state.isWithUnit() && row.getInt("past") == 1;
        boolean late = missing || overdue || row.getInt("handed_in_late") == 1;
        return new ReportTally(
                Quarter.parse(row.getString("quarter")),
                ItemId.of(row.getString("item_id")),
                many,
                state.isWithUnit() || missing ? 0 : many,
                overdue ? many : 0,
                missing ? many : 0,
                late ? many : 0);
    }

    @Override
    public List<SummaryMark> summaries(Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now) {
        if (quarters.isEmpty()) {
            return List.of();
        }
        ScopeConditions scope = new ScopeConditions(selection);
        return jdbc.sql("select s.quarter, s.item_id, s.state, s.due_at, s.closes_at, s.late_working_days, t.status"
                        + " from summary s left join summary_text t on t.summary_id = s.id and t.round = s.round"
                        + " where s.quarter in (:quarters)" + scope.readable("s.lead_unit_id")
                        + scope.chosen("s.item_id", "s.lead_unit_id"))
                .params(scope.values())
                .param("quarters", keys(quarters))
                .query((row, number) -> mark(row, now))
                .list();
    }

    private SummaryMark mark(ResultSet row, OffsetDateTime now) throws SQLException {
        SummaryState state = SummaryState.valueOf(row.getString("state"));
        String progress = row.getString("status");
        return new SummaryMark(
                Quarter.parse(row.getString("quarter")),
                ItemId.of(row.getString("item_id")),
                switch (state) {
                    case WAITING, COMPILING, COUNTERSIGNING -> SummaryMark.State.PENDING;
                    case SUBMITTED -> SummaryMark.State.SUBMITTED;
                    case ACCEPTED -> SummaryMark.State.ACCEPTED;
                    case MISSING -> SummaryMark.State.MISSING;
                },
                lateness.workingDays(
                        Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class)),
                        row.getObject("late_working_days", Integer.class),
                        state == SummaryState.MISSING ? row.getObject("closes_at", OffsetDateTime.class) : null,
                        now),
                progress == null ? null : ProgressStatus.valueOf(progress));
    }

    @Override
    public ListPage<ReportLine> page(
            Quarter quarter,
            BoardSelection selection,
            @Nullable ReportStanding standing,
            SortOrder<ReportColumn> order,
            OffsetDateTime now,
            int page,
            int size) {
        ScopeConditions scope = new ScopeConditions(selection);
        String among = " from obligation o where o.quarter = :quarter"
                + scope.readable("o.unit_id", "o.lead_unit_id") + scope.chosen("o.item_id", "o.unit_id")
                + (standing == null ? "" : " and" + condition(standing));
        scope.value("quarter", quarter.toString());
        scope.value("now", now);
        int total = jdbc.sql("select count(*) from (select 1" + among + " limit " + ListPage.COUNTED + ") counted")
                .params(scope.values())
                .query(Integer.class)
                .single();
        return ListPage.of(
                total,
                page,
                size,
                before -> jdbc.sql("select o.id, o.lead_unit_id, o.state, o.due_at, o.closes_at, o.first_submitted_at,"
                                + " o.late_working_days" + among + " order by " + order(order)
                                + " limit :size offset :start")
                        .params(scope.values())
                        .param("size", size)
                        .param("start", before)
                        .query((row, number) -> line(row, now))
                        .list());
    }

    private static String condition(ReportStanding standing) {
        return switch (standing) {
            case HANDED_IN -> HANDED_IN;
            case OVERDUE -> OVERDUE;
            case MISSING -> MISSING;
            case WAITING -> WITH_UNIT + "and o.due_at > :now ";
            case LATE -> LATE;
        };
    }

    private static String order(SortOrder<ReportColumn> order) {
        String way = " " + order.direction();
        String usual = ", o.item_place, o.unit_id";
        return switch (order.column()) {
            case ITEM -> "o.item_place" + way + ", o.unit_id" + way;
            case UNIT -> "o.unit_id" + way + ", o.item_place" + way;
            case DUE -> "o.due_at" + way + usual;
            case HANDED_IN -> "o.first_submitted_at" + way + " nulls last" + usual;
            case STATE ->
                Arrays.stream(ObligationState.values())
                                .map(state -> " when '" + state.name() + "' then " + state.ordinal())
                                .collect(Collectors.joining("", "case o.state", " end"))
                        + way
                        + usual;
        };
    }

    private ReportLine line(ResultSet row, OffsetDateTime now) throws SQLException {
        ObligationState state = ObligationState.valueOf(row.getString("state"));
        Deadline due = Deadline.endingAt(row.getObject("due_at", OffsetDateTime.class));
        return new ReportLine(
                ObligationId.parse(row.getString("id")),
                UnitId.of(row.getString("lead_unit_id")),
                state,
                due,
                row.getObject("first_submitted_at", OffsetDateTime.class),
                lateness.workingDays(
                        due,
                        state.isWithUnit() && due.isPast(now)
                                ? null
                                : row.getObject("late_working_days", Integer.class),
                        state == ObligationState.MISSING ? row.getObject("closes_at", OffsetDateTime.class) : null,
                        now));
    }

    private static List<String> keys(Collection<Quarter> quarters) {
        return quarters.stream().map(Quarter::toString).toList();
    }
}
