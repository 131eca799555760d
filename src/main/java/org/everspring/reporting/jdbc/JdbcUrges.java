package org.everspring.reporting.jdbc;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.Urge;
import org.everspring.reporting.Urges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUrges implements Urges {

    private final JdbcClient jdbc;

    JdbcUrges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Urge urge) {
        ReportingRows.insertOnce(
                jdbc.sql("insert into urge (obligation_id, number, by_unit_id, text, urged_by, urged_at)"
                                + " values (?, ?, ?, ?, ?, ?)")
                        .params(
                                urge.obligation().toString(),
                                urge.number(),
                                urge.byUnit().value(),
                                urge.text(),
                                urge.urgedBy(),
                                urge.urgedAt()),
                "这项报送刚刚已有人催办，请勿重复催办。");
    }

    @Override
    public void answer(Urge urge, String userId, OffsetDateTime at) {
        jdbc.sql("update urge set answer = ?, answered_by = ?, answered_at = ? where obligation_id = ? and number = ?")
                .params(urge.answer(), userId, at, urge.obligation().toString(), urge.number())
                .update();
    }

    @Override
    public Optional<Urge> last(ObligationId id) {
        return Optional.ofNullable(last(List.of(id)).get(id));
    }

    @Override
    public Map<ObligationId, Urge> last(Collection<ObligationId> ids) {
        return ReportingRows.last(jdbc, "urge", ids, ReportingRows::urge, Urge::obligation);
    }

    @Override
    public Optional<Urge> lastAnswered(ObligationId id) {
        return jdbc.sql("select * from urge where obligation_id = ? and answer is not null"
                        + " order by number desc limit 1")
                .param(id.toString())
                .query(ReportingRows::urge)
                .optional();
    }
}
