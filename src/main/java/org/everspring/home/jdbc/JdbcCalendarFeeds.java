package org.everspring.home.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.everspring.home.CalendarFeeds;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcCalendarFeeds implements CalendarFeeds {

    private static final String CHANGE =
            "update calendar_feed set secret_hash = :fingerprint, made_at = :at where user_id = :user";

    private final JdbcClient jdbc;

    JdbcCalendarFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> since(String userId) {
        return jdbc.sql("select made_at from calendar_feed where user_id = :user")
                .param("user", userId)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    @Override
    public Optional<String> ownerOf(String fingerprint) {
        return jdbc.sql("select user_id from calendar_feed where secret_hash = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(String.class)
                .optional();
    }

    @Override
    public void put(String userId, String fingerprint, Instant at) {
        if (write(CHANGE, userId, fingerprint, at) == 0) {
            try {
                write(
                        "insert into calendar_feed (user_id, secret_hash, made_at) values (:user, :fingerprint, :at)",
                        userId,
                        fingerprint,
                        at);
            } catch (DuplicateKeyException simultaneous) {
                write(CHANGE, userId, fingerprint, at);
            }
        }
    }

    private int write(String sql, String userId, String fingerprint, Instant at) {
        return jdbc.sql(sql)
                .param("user", userId)
                .param("fingerprint", fingerprint)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void remove(String userId) {
        jdbc.sql("delete from calendar_feed where user_id = :user")
                .param("user", userId)
                .update();
    }
}
