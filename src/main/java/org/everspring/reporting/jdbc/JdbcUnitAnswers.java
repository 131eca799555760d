package org.everspring.reporting.jdbc;

import java.util.List;
import java.util.Optional;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.UnitAnswers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUnitAnswers implements UnitAnswers {

    private final JdbcClient jdbc;

    JdbcUnitAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Signature> lastSignature(ObligationId id, String userId) {
        return jdbc.sql("select r.drafter, r.drafter_phone, r.signed_by, r.signer_role from report r"
                        + " join obligation o on o.id = r.obligation_id where o.unit_id = :unit and o.quarter in (:quarters)"
                        + " order by case when r.submitted_by = :person then 0 else 1 end, r.submitted_at desc limit 1")
                .param("unit", id.unit().value())
                .param(
                        "quarters",
                        List.of(id.quarter().toString(), id.previous().quarter().toString()))
                .param("person", userId)
                .query((row, number) -> new Signature(
                        row.getString("drafter"),
                        row.getString("drafter_phone"),
                        row.getString("signed_by"),
                        row.getString("signer_role")))
                .optional();
    }

    @Override
    public List<Texts> ofOtherItems(ObligationId id) {
        return jdbc.sql(
                        "select r.* from report r join obligation o on o.id = r.obligation_id"
                                + " where o.unit_id = :unit and o.quarter = :quarter and o.id <> :own and r.round ="
                                + " (select max(last.round) from report last where last.obligation_id = o.id) order by o.item_place")
                .param("unit", id.unit().value())
                .param("quarter", id.quarter().toString())
                .param("own", id.toString())
                .query((row, number) -> new Texts(
                        ObligationId.parse(row.getString("obligation_id")),
                        ProgressStatus.valueOf(row.getString("status")),
                        row.getString("progress"),
                        row.getString("experience"),
                        row.getString("difficulties"),
                        row.getString("next_steps"),
                        row.getString("suggestions")))
                .list();
    }
}
