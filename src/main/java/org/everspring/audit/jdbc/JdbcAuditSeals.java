package org.everspring.audit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.audit.AuditSeal;
import org.everspring.audit.AuditSeals;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAuditSeals implements AuditSeals {

    private static final String SELECT = "select sealed_day, events, sha256, sealed_at from audit_seal ";

    private final JdbcClient jdbc;

    JdbcAuditSeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<AuditSeal> latest() {
        return jdbc.sql(SELECT + "order by sealed_day desc limit 1")
                .query(JdbcAuditSeals::seal)
                .optional();
    }

    @Override
    public List<AuditSeal> of(LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + "where sealed_day >= ? and sealed_day <= ? order by sealed_day")
                .params(from, to)
                .query(JdbcAuditSeals::seal)
                .list();
    }

    @Override
    public boolean add(AuditSeal seal) {
        try {
            jdbc.sql("insert into audit_seal (sealed_day, events, sha256, sealed_at) values (?, ?, ?, ?)")
                    .params(seal.day(), seal.events(), seal.sha256(), JdbcAuditEvents.moment(seal.sealedAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException sealedByAnother) {
            return false;
        }
    }

    private static AuditSeal seal(ResultSet row, int number) throws SQLException {
        return new AuditSeal(
                row.getObject("sealed_day", LocalDate.class),
                row.getLong("events"),
                row.getString("sha256"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
