package org.everspring.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReschedulings implements Reschedulings {

    private static final String ALL =
            "select id, reason, subject, edition_before, edition, counted_from, processes, expected, process_key,"
                    + " after_instance, checked, moved, finished_at from rescheduling";

    private final JdbcClient jdbc;

    JdbcReschedulings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Rescheduling add(
            Reason reason,
            String subject,
            long before,
            long edition,
            LocalDate from,
            List<String> processes,
            int expected,
            OffsetDateTime at) {
        long id = jdbc.sql("select coalesce(max(id), 0) + 1 from rescheduling")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into rescheduling (id, reason, subject, edition_before, edition, counted_from, processes,
                            expected, checked, moved, requested_at)
                        values (:id, :reason, :subject, :before, :edition, :from, :processes, :expected, 0, 0, :at)""")
                .param("id", id)
                .param("reason", reason.name().toLowerCase(Locale.ROOT))
                .param("subject", subject)
                .param("before", before)
                .param("edition", edition)
                .param("from", from)
                .param("processes", String.join(",", processes))
                .param("expected", expected)
                .param("at", at)
                .update();
        return new Rescheduling(id, reason, subject, before, edition, from, processes, expected, null, "", 0, 0, false);
    }

    @Override
    public Optional<Rescheduling> lockNext() {
        return jdbc.sql(ALL + " where id = (select min(id) from rescheduling where finished_at is null) for update")
                .query(JdbcReschedulings::row)
                .optional();
    }

    @Override
    public void advance(Rescheduling rescheduling) {
        jdbc.sql("""
                        update rescheduling
                        set process_key = :process, after_instance = :after, checked = :checked, moved = :moved
                        where id = :id""")
                .param("process", rescheduling.process())
                .param("after", rescheduling.after())
                .param("checked", rescheduling.checked())
                .param("moved", rescheduling.moved())
                .param("id", rescheduling.id())
                .update();
    }

    @Override
    public void finish(long id, OffsetDateTime at) {
        jdbc.sql("update rescheduling set finished_at = :at where id = :id")
                .param("at", at)
                .param("id", id)
                .update();
    }

    @Override
    public List<Rescheduling> latest(Reason reason, int most) {
        return jdbc.sql(ALL + " where reason = :reason order by id desc fetch first :most rows only")
                .param("reason", reason.name().toLowerCase(Locale.ROOT))
                .param("most", most)
                .query(JdbcReschedulings::row)
                .list();
    }

    @Override
    public boolean pending() {
        return jdbc.sql("select count(*) from rescheduling where finished_at is null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Rescheduling row(ResultSet row, int number) throws SQLException {
        String after = row.getString("after_instance");
        return new Rescheduling(
                row.getLong("id"),
                Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getLong("edition_before"),
                row.getLong("edition"),
                row.getObject("counted_from", LocalDate.class),
                List.of(row.getString("processes").split(",")),
                row.getInt("expected"),
                row.getString("process_key"),
                after == null ? "" : after,
                row.getInt("checked"),
                row.getInt("moved"),
                row.getObject("finished_at") != null);
    }
}
