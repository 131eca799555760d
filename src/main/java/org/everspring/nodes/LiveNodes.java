package org.everspring.nodes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The nodes that work on the database, as each of them has said itself, by the database's clock: their own may differ. Only
 * in production do they say it; a database in a file is one node's alone.
 */
public final class LiveNodes {

    private final JdbcClient jdbc;

    LiveNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param silence since it was last heard of
     * @param clockAhead of the database's; negative when it is behind
     */
    public record LiveNode(
            String name, Instant startedAt, boolean executesJobs, Duration silence, Duration clockAhead) {

        /** Its dates and its locks of jobs are not those of the others. */
        public boolean isClockWrong() {
            return isWrong(clockAhead);
        }
    }

    /** What locks of jobs and due dates bear. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    static boolean isWrong(Duration clockAhead) {
        return clockAhead.abs().compareTo(TOLERATED) > 0;
    }

    /** How this process is called. */
    public String own() {
        return NodeName.own();
    }

    /** All that were heard of within two minutes, by name. */
    public List<LiveNode> all() {
        return jdbc.sql("""
                        select name, started_at, executes_jobs, clock_ahead_millis,
                            extract(epoch from (current_timestamp - seen_at)) as silence
                        from live_node where seen_at >= current_timestamp - interval '2' minute order by name""")
                .query((row, number) -> new LiveNode(
                        row.getString("name"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getBoolean("executes_jobs"),
                        Duration.ofSeconds(row.getBigDecimal("silence").longValue()),
                        Duration.ofMillis(row.getLong("clock_ahead_millis"))))
                .list();
    }

    void heard(String name, Instant startedAt, boolean executesJobs, Duration clockAhead) {
        boolean known = jdbc.sql("update live_node set seen_at = current_timestamp, executes_jobs = :executesJobs,"
                                + " clock_ahead_millis = :clockAhead where name = :name")
                        .param("name", name)
                        .param("executesJobs", executesJobs)
                        .param("clockAhead", clockAhead.toMillis())
                        .update()
                > 0;
        if (!known) {
            jdbc.sql("insert into live_node (name, started_at, seen_at, executes_jobs, clock_ahead_millis)"
                            + " values (:name, :startedAt, current_timestamp, :executesJobs, :clockAhead)")
                    .param("name", name)
                    .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                    .param("executesJobs", executesJobs)
                    .param("clockAhead", clockAhead.toMillis())
                    .update();
        }
        jdbc.sql("delete from live_node where seen_at < current_timestamp - interval '2' minute")
                .update();
    }

    void gone(String name) {
        jdbc.sql("delete from live_node where name = ?").param(name).update();
    }
}
