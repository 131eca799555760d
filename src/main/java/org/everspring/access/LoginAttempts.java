package org.everspring.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts failed logins, for all nodes in one table: of an account from an address, and of an address. After some, each
 * further one makes that account wait at that address, or that address with accounts that are new there, twice as long as
 * the one before, a quarter of an hour at most. A day without a failure forgets them.
 *
 * <p>Nobody can keep others out: what somebody does elsewhere counts against the account nowhere else, and an account that
 * has been used from an address before is not held up by what others fail there.
 *
 * <p>An attempt counts as failed from its beginning, until it has succeeded: a thousand at the same moment are a thousand.
 */
@Component
public class LoginAttempts {

    static final int FREE_OF_AN_ACCOUNT = 5;

    /** A whole office may stand behind one address. */
    static final int FREE_OF_AN_ADDRESS = 30;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final Duration ADDRESS_FORGOTTEN = Duration.ofDays(180);

    private static final String ANY_ACCOUNT = "";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate alone;

    LoginAttempts(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return how long this account has to wait at this address; empty when it may try, which is then counted */
    Optional<Duration> begin(String userId, String address) {
        boolean known = knows(userId, address);
        return wait(userId, address, known)
                .or(() -> count(userId, address, FREE_OF_AN_ACCOUNT))
                .or(() -> known ? Optional.empty() : count(ANY_ACCOUNT, address, FREE_OF_AN_ADDRESS));
    }

    /** As {@link #begin}, without counting. */
    Optional<Duration> wait(String userId, String address) {
        return wait(userId, address, knows(userId, address));
    }

    private Optional<Duration> wait(String userId, String address, boolean known) {
        Instant now = now();
        return find(userId, address)
                .flatMap(row -> row.wait(now))
                .or(() -> known ? Optional.empty() : find(ANY_ACCOUNT, address).flatMap(row -> row.wait(now)));
    }

    /** The account was let in from the address: what had failed there is forgotten. */
    void succeed(String userId, String address) {
        if (delete(userId, address) && !touch(userId, address)) {
            remember(userId, address);
            jdbc.sql("""
                    update login_attempt set failures = failures - 1, blocked_until = last_at
                    where user_id = :user and address = :address and failures > 0
                    """).param("user", ANY_ACCOUNT).param("address", address).update();
            forget();
        }
    }

    private void remember(String userId, String address) {
        try {
            jdbc.sql("insert into known_address (user_id, address, last_used_at) values (:user, :address, :now)")
                    .param("user", userId)
                    .param("address", address)
                    .param("now", at(now()))
                    .update();
        } catch (DuplicateKeyException simultaneous) {
            // It is known, and that is all that was wanted.
        }
    }

    /** Lets the account try again everywhere, as if nothing had failed. */
    public void forgive(String userId) {
        jdbc.sql("delete from login_attempt where user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Until when the account has to wait at the address where it waits longest; empty when it waits nowhere. */
    public Optional<Instant> blockedUntil(String userId) {
        return jdbc.sql("select max(blocked_until) from login_attempt"
                        + " where user_id = :user and blocked_until > :now and blocked_until > last_at")
                .param("user", userId)
                .param("now", at(now()))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private Optional<Duration> count(String userId, String address, int free) {
        Counted counted;
        do {
            if (find(userId, address).isEmpty()) {
                insert(userId, address);
            }
            // Gone again when a login has succeeded at this moment.
            counted = alone.execute(transaction -> lock(userId, address)
                    .map(row -> count(userId, address, free, row))
                    .orElse(null));
        } while (counted == null);
        return counted.left();
    }

    private Counted count(String userId, String address, int free, Row row) {
        Instant now = now();
        Optional<Duration> wait = row.wait(now);
        if (wait.isEmpty()) {
            int failures = row.lastAt().isBefore(now.minus(FORGOTTEN)) ? 1 : row.failures() + 1;
            jdbc.sql("""
                    update login_attempt set failures = :failures, last_at = :now, blocked_until = :until
                    where user_id = :user and address = :address
                    """)
                    .param("failures", failures)
                    .param("now", at(now))
                    .param("until", at(now.plus(waitAfter(failures, free))))
                    .param("user", userId)
                    .param("address", address)
                    .update();
        }
        return new Counted(wait);
    }

    /** @param left empty when the attempt was let through, and counted */
    private record Counted(Optional<Duration> left) {}

    static Duration waitAfter(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void insert(String userId, String address) {
        try {
            jdbc.sql("""
                    insert into login_attempt (user_id, address, failures, last_at, blocked_until)
                    values (:user, :address, 0, :now, :now)
                    """)
                    .param("user", userId)
                    .param("address", address)
                    .param("now", at(now()))
                    .update();
        } catch (DuplicateKeyException simultaneous) {
            // It is there, and that is all that was wanted.
        }
    }

    private Optional<Row> find(String userId, String address) {
        return select(userId, address, "");
    }

    private Optional<Row> lock(String userId, String address) {
        return select(userId, address, " for update");
    }

    private Optional<Row> select(String userId, String address, String lock) {
        return jdbc.sql("select failures, last_at, blocked_until from login_attempt"
                        + " where user_id = :user and address = :address" + lock)
                .param("user", userId)
                .param("address", address)
                .query((row, number) -> new Row(
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getObject("blocked_until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private boolean delete(String userId, String address) {
        return jdbc.sql("delete from login_attempt where user_id = :user and address = :address")
                        .param("user", userId)
                        .param("address", address)
                        .update()
                == 1;
    }

    private boolean knows(String userId, String address) {
        return jdbc.sql("select count(*) from known_address where user_id = :user and address = :address")
                        .param("user", userId)
                        .param("address", address)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean touch(String userId, String address) {
        return jdbc.sql("update known_address set last_used_at = :now where user_id = :user and address = :address")
                        .param("now", at(now()))
                        .param("user", userId)
                        .param("address", address)
                        .update()
                == 1;
    }

    private void forget() {
        jdbc.sql("delete from login_attempt where last_at < :before")
                .param("before", at(now().minus(FORGOTTEN)))
                .update();
        jdbc.sql("delete from known_address where last_used_at < :before")
                .param("before", at(now().minus(ADDRESS_FORGOTTEN)))
                .update();
    }

    /** No finer than the column, or a wait would end a moment before it has ended. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private record Row(int failures, Instant lastAt, Instant blockedUntil) {

        /** None where no wait was set: whose clock is put back has not failed for that. */
        private Optional<Duration> wait(Instant now) {
            return blockedUntil.isAfter(lastAt) && blockedUntil.isAfter(now)
                    ? Optional.of(Duration.between(now, blockedUntil))
                    : Optional.empty();
        }
    }
}
