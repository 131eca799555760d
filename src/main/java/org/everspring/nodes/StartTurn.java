package org.everspring.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Of the nodes that start at one time one makes tables, indexes, models, accounts and rights, the others wait: two that do
 * it together fail at each other's rows. Before the first table is looked at and until all of it is done the node holds an
 * advisory lock of PostgreSQL. It is the session's, so a node that dies gives it back without doing anything.
 */
final class StartTurn implements InitializingBean, DisposableBean, ApplicationListener<ContextRefreshedEvent> {

    static final String BEAN = "startTurn";

    /** Any number that nobody else locks in this database. */
    private static final long LOCK = 0x65766572_73707267L;

    private static final int CONNECT_SECONDS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_LINES = 15;
    private static final Logger log = LoggerFactory.getLogger(StartTurn.class);

    private final JdbcConnectionDetails database;
    private final ApplicationContext application;
    private @Nullable Connection held;

    StartTurn(JdbcConnectionDetails database, ApplicationContext application) {
        this.database = database;
        this.application = application;
    }

    @Override
    public void afterPropertiesSet() throws InterruptedException {
        if (!OwnConnection.isPostgres(database)) {
            return;
        }
        try {
            held = OwnConnection.open(database, NodeName.with("start"), CONNECT_SECONDS);
            await(held);
        } catch (SQLException e) {
            destroy();
            throw new CannotGetJdbcConnectionException("Cannot start with the database", e);
        }
    }

    private static void await(Connection connection) throws SQLException, InterruptedException {
        for (int round = 0; !take(connection); round++) {
            if (round % ROUNDS_BETWEEN_LINES == 0) {
                log.info("Waiting for {}, which prepares the database", holder(connection));
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Asked again and again, as a question that waits would be cut by a time-out that the server may have. */
    private static boolean take(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet taken = lock.executeQuery()) {
                return taken.next() && taken.getBoolean(1);
            }
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("""
                        select a.application_name || ' (process ' || a.pid || ' of the database), since '
                            || to_char(a.backend_start, 'HH24:MI:SS')
                        from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                            and l.database = (select oid from pg_database where datname = current_database())
                            and l.classid::bigint = ? and l.objid::bigint = ?
                        """)) {
            question.setLong(1, LOCK >>> Integer.SIZE);
            question.setLong(2, LOCK & 0xFFFF_FFFFL);
            try (ResultSet row = question.executeQuery()) {
                return row.next() && row.getString(1) != null ? row.getString(1) : "another node";
            }
        }
    }

    /** Of this context, not of the one for the management port. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext() == application) {
            destroy();
        }
    }

    /** The start is over, or has failed: the next one may begin. */
    @Override
    public void destroy() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("Closing the connection of the start", e);
            }
        }
    }
}
