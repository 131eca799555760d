package org.everspring.nodes;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the database is the one that it was, or a copy of it that was restored elsewhere: on another PostgreSQL, or beside
 * the first one under another name. A copy of the server's files, and a standby that takes over, are told apart by nothing
 * and count as the same; so does a database in a file.
 */
public class DatabaseHome {

    /** Any login may ask; a restored dump has another number of the database, on another server that of the server, too. */
    private static final String HERE = """
            (select s.system_identifier || '/' || d.oid from pg_control_system() s, pg_database d
            where d.datname = current_database())""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean postgres;

    public DatabaseHome(JdbcClient jdbc, Clock clock, boolean postgres) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.postgres = postgres;
    }

    /** Asked each time, because another node may have been told; where nothing is known yet, here is home from now on. */
    @Transactional
    public boolean isHome() {
        if (!postgres) {
            return true;
        }
        return jdbc.sql("select home = " + HERE + " from database_home")
                .query(Boolean.class)
                .optional()
                .orElseGet(this::first);
    }

    private boolean first() {
        enter(" on conflict do nothing");
        return true;
    }

    /** This copy is meant to work with people: what waits is sent from now on, by all nodes. */
    @Transactional
    public void settle() {
        jdbc.sql("delete from database_home").update();
        enter("");
    }

    private void enter(String unless) {
        jdbc.sql("insert into database_home (home, settled_at) values (" + HERE + ", :now)" + unless)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
