package org.everspring.quarter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.everspring.calendar.Quarter;
import org.everspring.matter.SummaryId;
import org.everspring.quarter.SummaryRecords;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.DoneBy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSummaryRecords implements SummaryRecords {

    private final JdbcClient jdbc;

    JdbcSummaryRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<SummaryRound> rounds(SummaryId id) {
        Map<Integer, List<Signature>> signatures = signatures(id);
        return jdbc.sql("select t.* from summary_text t join summary s on s.id = t.summary_id and s.round >= t.round"
                        + " where t.summary_id = ? order by t.round")
                .param(id.toString())
                .query((row, number) -> round(row, signatures))
                .list();
    }

    @Override
    public Map<SummaryId, SummaryText> handedIn(Quarter quarter) {
        Map<SummaryId, SummaryText> texts = new HashMap<>();
        jdbc.sql("select t.* from summary_text t join summary s on s.id = t.summary_id and s.round = t.round"
                        + " where s.quarter = ?")
                .param(quarter.toString())
                .query(row -> {
                    texts.put(
                            SummaryId.parse(row.getString("summary_id")), JdbcSummaries.text(row, row.getInt("round")));
                });
        return texts;
    }

    private record RoundSignature(int round, Signature signature) {}

    private Map<Integer, List<Signature>> signatures(SummaryId id) {
        return jdbc
                .sql("select * from countersignature where summary_id = ?")
                .param(id.toString())
                .query((row, number) -> new RoundSignature(
                        row.getInt("round"),
                        new Signature(
                                JdbcSummaries.countersignature(row, number),
                                new DoneBy(
                                        row.getString("answered_by"),
                                        row.getObject("answered_at", OffsetDateTime.class)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        RoundSignature::round,
                        Collectors.mapping(RoundSignature::signature, Collectors.toUnmodifiableList())));
    }

    private static SummaryRound round(ResultSet row, Map<Integer, List<Signature>> signatures) throws SQLException {
        int round = row.getInt("round");
        return new SummaryRound(
                round,
                JdbcSummaries.text(row, round),
                new DoneBy(row.getString("submitted_by"), row.getObject("submitted_at", OffsetDateTime.class)),
                signatures.getOrDefault(round, List.of()),
                JdbcSummaries.decision(row),
                doneBy(row, "decided_by", "decided_at"));
    }

    private static @Nullable DoneBy doneBy(ResultSet row, String by, String at) throws SQLException {
        OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
        return moment == null ? null : new DoneBy(row.getString(by), moment);
    }
}
