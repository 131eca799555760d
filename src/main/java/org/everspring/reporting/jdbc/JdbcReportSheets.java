package org.everspring.reporting.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.MeasureProgress;
import org.everspring.reporting.Report;
import org.everspring.reporting.ReportSheets;
import org.everspring.reporting.ReportedProblem;
import org.everspring.reporting.TargetProgress;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReportSheets implements ReportSheets {

    /** What is filled in but not handed in is a round that the obligation has not come to. */
    private static final String LAST =
            " t join obligation o on o.id = t.obligation_id and o.round = t.round where t.obligation_id in (:ids)";

    private final JdbcClient jdbc;

    JdbcReportSheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ObligationId, Report> last(Collection<ObligationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<String> texts = ids.stream().map(ObligationId::toString).toList();
        Map<String, List<MeasureProgress>> measures = parts("report_measure", texts, ReportingRows::measure);
        Map<String, List<TargetProgress>> targets = parts("report_target", texts, ReportingRows::target);
        Map<String, List<ReportedProblem>> problems = parts("report_problem", texts, ReportingRows::problem);
        Map<ObligationId, Report> last = new HashMap<>();
        jdbc.sql("select t.* from report" + LAST).param("ids", texts).query(row -> {
            String id = row.getString("obligation_id");
            last.put(
                    ObligationId.parse(id),
                    ReportingRows.report(
                            row,
                            measures.getOrDefault(id, List.of()),
                            targets.getOrDefault(id, List.of()),
                            problems.getOrDefault(id, List.of())));
        });
        return last;
    }

    private <T> Map<String, List<T>> parts(String table, List<String> ids, RowMapper<T> mapper) {
        Map<String, List<T>> parts = new HashMap<>();
        jdbc.sql("select t.* from " + table + LAST + " order by t.obligation_id, t.position")
                .param("ids", ids)
                .query(row -> {
                    parts.computeIfAbsent(row.getString("obligation_id"), id -> new ArrayList<>())
                            .add(mapper.mapRow(row, row.getRow()));
                });
        return parts;
    }
}
