package org.everspring.reporting.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.DoneBy;
import org.everspring.reporting.ReportRecords;
import org.everspring.reporting.Reports;
import org.everspring.reporting.ReviewDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReportRecords implements ReportRecords {

    private final JdbcClient jdbc;
    private final Reports reports;

    JdbcReportRecords(JdbcClient jdbc, Reports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    @Override
    public List<ReportRound> rounds(ObligationId id) {
        return jdbc
                .sql("select r.* from report r join obligation o on o.id = r.obligation_id and o.round >= r.round"
                        + " where r.obligation_id = ? order by r.round")
                .param(id.toString())
                .query(JdbcReportRecords::review)
                .list()
                .stream()
                .map(review -> new ReportRound(
                        review.round(),
                        reports.find(id, review.round()).orElseThrow(),
                        review.decision(),
                        review.doneBy()))
                .toList();
    }

    private record Review(
            int round,
            @Nullable ReviewDecision decision,
            @Nullable DoneBy doneBy) {}

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getInt("round"),
                ReportingRows.review(row),
                ReportingRows.doneBy(row, "reviewed_by", "reviewed_at"));
    }

    @Override
    public List<ExtensionRecord> extensions(ObligationId id) {
        return jdbc.sql("select * from extension where obligation_id = ? order by number")
                .param(id.toString())
                .query((row, number) -> new ExtensionRecord(
                        ReportingRows.extension(row, number),
                        new DoneBy(row.getString("requested_by"), row.getObject("requested_at", OffsetDateTime.class)),
                        ReportingRows.doneBy(row, "decided_by", "decided_at")))
                .list();
    }

    @Override
    public List<UrgeRecord> urges(ObligationId id) {
        return jdbc.sql("select * from urge where obligation_id = ? order by number")
                .param(id.toString())
                .query((row, number) -> new UrgeRecord(
                        ReportingRows.urge(row, number), ReportingRows.doneBy(row, "answered_by", "answered_at")))
                .list();
    }
}
