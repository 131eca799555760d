package org.everspring.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Asks the database every second, by a connection of its own, whether it is there. While it is not, nobody waits for it:
 * requests and jobs fail at once, the node says that it is not ready, and as soon as it is back all goes on.
 */
public final class DatabaseWatch implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long it may take to answer. */
    private static final int PATIENCE_SECONDS = 2;

    /** Longer than a look takes on a machine that is busy. */
    private static final long FROZEN_SECONDS = 25;

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

    private final JdbcConnectionDetails database;
    private final Heartbeat heartbeat;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "database-watch");
        made.setDaemon(true);
        return made;
    });

    private volatile boolean available = true;
    private volatile boolean running;
    private @Nullable Connection connection;
    private long lostAt;
    private long lastLook = System.nanoTime();

    DatabaseWatch(JdbcConnectionDetails database, Heartbeat heartbeat) {
        this.database = database;
        this.heartbeat = heartbeat;
    }

    public boolean isAvailable() {
        return available;
    }

    /** Tells at most once that it is gone, and once that it is back. */
    void look() {
        long sinceLastLook = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastLook);
        if (sinceLastLook > FROZEN_SECONDS) {
            log.warn(
                    "This node has stood still for {} s: the database may have ended what it was doing, which others, or"
                            + " this one, do again",
                    sinceLastLook);
        }
        lastLook = System.nanoTime();
        if (isAlive() || reconnect()) {
            if (!available) {
                available = true;
                log.info("The database is back after {} s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lostAt));
            }
            beat();
        } else if (available) {
            available = false;
            lostAt = System.nanoTime();
        }
    }

    private boolean isAlive() {
        try {
            return connection != null && connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private void beat() {
        try {
            if (connection != null) {
                heartbeat.beat(connection);
            }
        } catch (SQLException | DataAccessException e) {
            log.warn("This node could not say that it is alive: {}", e.getMessage());
        }
    }

    /** A connection may be cut while the database is there; only when none can be made it is not. */
    private boolean reconnect() {
        close();
        try {
            connection = OwnConnection.open(database, NodeName.with("watch"), PATIENCE_SECONDS);
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            if (available) {
                log.error("The database cannot be reached: {}", e.getMessage());
            }
            return false;
        }
    }

    private void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                // Not close, which would wait for a server that does not answer.
                old.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("Closing the connection of the watch", e);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::lookSafely, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the schedule. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            log.error("Watching the database", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
        farewell();
        close();
    }

    /** Or it would be listed for two minutes more. */
    private void farewell() {
        try {
            if (connection != null && thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                heartbeat.end(connection);
            }
        } catch (DataAccessException e) {
            log.debug("Leaving the list of live nodes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the job executor start, and until they have ended. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
