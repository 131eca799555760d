package org.everspring.reporting.jdbc;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.matter.ObligationId;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Extensions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExtensions implements Extensions {

    private final JdbcClient jdbc;

    JdbcExtensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Extension extension, OffsetDateTime at) {
        ReportingRows.insertOnce(
                jdbc.sql("insert into extension (obligation_id, number, state, requested_on, reason, requested_by,"
                                + " requested_at) values (?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                extension.obligation().toString(),
                                extension.number(),
                                extension.state().name(),
                                extension.requestedOn(),
                                extension.reason(),
                                extension.requestedBy(),
                                at),
                "这项报送刚刚已有人申请延期，请勿重复申请。");
    }

    @Override
    public void answer(Extension extension, String userId, OffsetDateTime at) {
        jdbc.sql("update extension set state = ?, granted_on = ?, answer = ?, decided_by = ?, decided_at = ?"
                        + " where obligation_id = ? and number = ?")
                .params(
                        extension.state().name(),
                        extension.grantedOn(),
                        extension.answer(),
                        userId,
                        at,
                        extension.obligation().toString(),
                        extension.number())
                .update();
    }

    @Override
    public Optional<Extension> last(ObligationId id) {
        return Optional.ofNullable(last(List.of(id)).get(id));
    }

    @Override
    public Map<ObligationId, Extension> last(Collection<ObligationId> ids) {
        return ReportingRows.last(jdbc, "extension", ids, ReportingRows::extension, Extension::obligation);
    }

    @Override
    public Optional<Extension> last(ObligationId id, Extension.State state) {
        return jdbc.sql("select * from extension where obligation_id = ? and state = ? order by number desc limit 1")
                .params(id.toString(), state.name())
                .query(ReportingRows::extension)
                .optional();
    }
}
