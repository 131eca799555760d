package org.everspring.reporting.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.reporting.Obligations;
import org.everspring.reporting.ReportRecords;
import org.everspring.reporting.ReviewDecision;
import org.everspring.reporting.SummaryDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReportRecords implements ReportRecords {

    private final JdbcClient jdbc;
    private final Obligations obligations;

    JdbcReportRecords(JdbcClient jdbc, Obligations obligations) {
        this.jdbc = jdbc;
        this.obligations = obligations;
    }

    @Override
    public List<ReportRound> rounds(ObligationId id) {
        return jdbc
                .sql("select * from report where obligation_id = ? order by round")
                .param(id.toString())
                .query(JdbcReportRecords::review)
                .list()
                .stream()
                .map(review -> new ReportRound(
                        review.round(),
                        obligations.report(id, review.round()).orElseThrow(),
                        review.decision(),
                        review.deed()))
                .toList();
    }

    private record Review(int round, ReviewDecision decision, Deed deed) {}

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getInt("round"),
                row.getString("review_decision") == null ? null : JdbcObligations.review(row, number),
                deed(row, "reviewed_by", "reviewed_at"));
    }

    @Override
    public List<ExtensionRecord> extensions(ObligationId id) {
        return jdbc.sql("select * from extension where obligation_id = ? order by number")
                .param(id.toString())
                .query((row, number) -> new ExtensionRecord(
                        JdbcObligations.extension(row, number),
                        deed(row, "requested_by", "requested_at"),
                        deed(row, "decided_by", "decided_at")))
                .list();
    }

    @Override
    public List<UrgeRecord> urges(ObligationId id) {
        return jdbc.sql("select * from urge where obligation_id = ? order by number")
                .param(id.toString())
                .query((row, number) ->
                        new UrgeRecord(JdbcObligations.urge(row, number), deed(row, "answered_by", "answered_at")))
                .list();
    }

    @Override
    public List<SummaryRound> rounds(SummaryId id) {
        Map<Integer, List<Signature>> signatures = signatures(id);
        return jdbc.sql("select * from summary_text where summary_id = ? order by round")
                .param(id.toString())
                .query((row, number) -> round(row, signatures))
                .list();
    }

    private record RoundSignature(int round, Signature signature) {}

    private Map<Integer, List<Signature>> signatures(SummaryId id) {
        return jdbc
                .sql("select * from countersignature where summary_id = ?")
                .param(id.toString())
                .query((row, number) -> new RoundSignature(
                        row.getInt("round"),
                        new Signature(
                                JdbcSummaries.countersignature(row, number), deed(row, "answered_by", "answered_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        RoundSignature::round,
                        Collectors.mapping(RoundSignature::signature, Collectors.toUnmodifiableList())));
    }

    private static SummaryRound round(ResultSet row, Map<Integer, List<Signature>> signatures) throws SQLException {
        int round = row.getInt("round");
        String decision = row.getString("decision");
        return new SummaryRound(
                round,
                JdbcSummaries.text(row, round),
                deed(row, "submitted_by", "submitted_at"),
                signatures.getOrDefault(round, List.of()),
                decision == null
                        ? null
                        : new SummaryDecision(JdbcSummaries.ACCEPT.equals(decision), row.getString("return_reason")),
                deed(row, "decided_by", "decided_at"));
    }

    private static Deed deed(ResultSet row, String by, String at) throws SQLException {
        OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
        return moment == null ? null : new Deed(row.getString(by), moment);
    }
}
