package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.everspring.support.AtOnce;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@DisplayName("登录限制的表（PostgreSQL）")
class LoginAttemptsOnPostgresTest {

    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-12-01T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final DataSource database = TestDatabase.POSTGRES.emptied();
    private final LoginAttempts attempts =
            new LoginAttempts(JdbcClient.create(database), MORNING, new DataSourceTransactionManager(database));

    @Test
    @DisplayName("同时发起的尝试只放行5次，解除后可以再试")
    void attemptsAtTheSameMomentAreCounted() throws Exception {
        var admitted = new AtomicInteger();
        Runnable attempt = () -> {
            if (attempts.begin("zhangsan", "10.1.1.1").isEmpty()) {
                admitted.incrementAndGet();
            }
        };

        var failures = AtOnce.run(Collections.nCopies(8, attempt).toArray(Runnable[]::new));

        assertThat(failures).isEmpty();
        assertThat(admitted).hasValue(LoginAttempts.FREE_OF_AN_ACCOUNT);
        assertThat(attempts.blockedUntil("zhangsan")).contains(Instant.parse("2026-12-01T01:00:15Z"));
        attempts.forgive("zhangsan");
        assertThat(attempts.blockedUntil("zhangsan")).isEmpty();
    }

    @Test
    @DisplayName("同时失败和成功的登录互不妨碍")
    void successAndFailureAtTheSameMoment() throws Exception {
        Runnable login = () -> IntStream.range(0, 20).forEach(time -> {
            attempts.begin("lisi", "10.1.1.2");
            attempts.succeed("lisi", "10.1.1.2");
        });

        assertThat(AtOnce.run(Collections.nCopies(4, login).toArray(Runnable[]::new)))
                .isEmpty();

        attempts.succeed("lisi", "10.1.1.2");
        assertThat(attempts.begin("lisi", "10.1.1.2")).isEmpty();
    }
}
