package org.everspring.nodes;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Says that this node is alive, and how its clock differs from the database's, by the connection of the watch. */
final class Heartbeat {

    /** Three within a minute. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Clock clock;
    private final BooleanSupplier executesJobs;
    private final ApplicationEventPublisher events;
    private final Instant startedAt =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    private long lastBeat = System.nanoTime() - PAUSE.toNanos();
    private volatile Duration clockAhead = Duration.ZERO;

    Heartbeat(Clock clock, BooleanSupplier executesJobs, ApplicationEventPublisher events) {
        this.clock = clock;
        this.executesJobs = executesJobs;
        this.events = events;
    }

    boolean isClockRight() {
        return !LiveNodes.isWrong(clockAhead);
    }

    Duration clockAhead() {
        return clockAhead;
    }

    /** At most every twenty seconds. */
    void beat(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - lastBeat < PAUSE.toNanos()) {
            return;
        }
        lastBeat = now;
        boolean right = isClockRight();
        clockAhead = compare(connection);
        nodes(connection).heard(NodeName.own(), startedAt, executesJobs.getAsBoolean(), clockAhead);
        events.publishEvent(new ClockCompared(NodeName.own(), clockAhead, isClockRight()));
        if (!isClockRight()) {
            log.error(
                    "The clock of this node is {} s {} the database's: it takes no requests until that is mended",
                    clockAhead.abs().toSeconds(),
                    clockAhead.isNegative() ? "behind" : "ahead of");
        } else if (!right) {
            log.info("The clock of this node is right again");
        }
    }

    void end(Connection connection) {
        nodes(connection).gone(NodeName.own());
    }

    private static LiveNodes nodes(Connection connection) {
        return new LiveNodes(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    /** What the way there and back may have cost is not held against it. */
    private Duration compare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Instant before = clock.instant();
            try (ResultSet row = statement.executeQuery("select extract(epoch from clock_timestamp()) * 1000")) {
                row.next();
                Instant there = Instant.ofEpochMilli(row.getBigDecimal(1).longValue());
                Instant after = clock.instant();
                if (there.isBefore(before)) {
                    return Duration.between(there, before);
                }
                return there.isAfter(after) ? Duration.between(there, after) : Duration.ZERO;
            }
        }
    }
}
