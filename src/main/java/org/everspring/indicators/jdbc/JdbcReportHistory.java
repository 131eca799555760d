package org.everspring.indicators.jdbc;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.Quarter;
import org.everspring.indicators.BoardSelection;
import org.everspring.indicators.ReportHistory;
import org.everspring.kernel.ListPage;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ObligationState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReportHistory implements ReportHistory {

    private final JdbcClient jdbc;

    JdbcReportHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ListPage<List<Line>> byItem(
            Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now, int page, int size) {
        return along("item_id", "o.item_place, o.item_id", quarters, selection, now, page, size);
    }

    @Override
    public ListPage<List<Line>> byUnit(
            Collection<Quarter> quarters, BoardSelection selection, OffsetDateTime now, int page, int size) {
        return along("unit_id", "o.unit_id", quarters, selection, now, page, size);
    }

    /** The page is found first, so that no row is read that is not shown. */
    private ListPage<List<Line>> along(
            String column,
            String order,
            Collection<Quarter> quarters,
            BoardSelection selection,
            OffsetDateTime now,
            int page,
            int size) {
        if (quarters.isEmpty()) {
            return ListPage.of(0, page, size, before -> List.of());
        }
        ScopeConditions scope = new ScopeConditions(selection);
        String among = " from obligation o where o.quarter in (:quarters)"
                + scope.readable("o.unit_id", "o.lead_unit_id") + scope.chosen("o.item_id", "o.unit_id");
        scope.value("quarters", quarters.stream().map(Quarter::toString).toList());
        int total = jdbc.sql("select count(*) from (select distinct o." + column + among + " limit " + ListPage.COUNTED
                        + ") counted")
                .params(scope.values())
                .query(Integer.class)
                .single();
        return ListPage.of(total, page, size, before -> {
            Map<String, List<Line>> rows = new LinkedHashMap<>();
            jdbc.sql("select o.id, o." + column + " as row_key, o.state, case when" + JdbcBoardReports.LATE
                            + "then 1 else 0 end as late" + among + " and o." + column + " in (select x." + column
                            + " from (select distinct " + order + among + " order by " + order
                            + " limit :size offset :start) x) order by " + order + ", o.quarter")
                    .params(scope.values())
                    .param("size", size)
                    .param("start", before)
                    .param("now", now)
                    .query(row -> {
                        rows.computeIfAbsent(row.getString("row_key"), key -> new ArrayList<>())
                                .add(new Line(
                                        ObligationId.parse(row.getString("id")),
                                        ObligationState.valueOf(row.getString("state")),
                                        row.getInt("late") == 1));
                    });
            return List.copyOf(rows.values());
        });
    }
}
