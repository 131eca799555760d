package org.everspring.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("审计记录的存放（PostgreSQL）")
class AuditOnPostgresTest extends AuditContract {

    AuditOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set user_name = '赵六'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_seal set events = 0",
                "delete from audit_seal",
                "truncate audit_seal",
                "update audit_clearing set cleared_before = now()",
                "delete from audit_clearing",
                "truncate audit_clearing"
            })
    @DisplayName("数据库拒绝修改和删除")
    void theDatabaseRefusesChanges(String sql) {
        JdbcClient jdbc = JdbcClient.create(TestDatabase.POSTGRES.source());
        jdbc.sql("insert into audit_event (occurred_at, kind, action, result) values (now(), 'OTHER', '试', 'DONE')")
                .update();
        jdbc.sql("insert into audit_seal values (date '2026-11-01', 1, 'x', now())")
                .update();
        jdbc.sql("insert into audit_clearing values (timestamptz '2000-01-01', now())")
                .update();

        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("append-only");

        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("不满一年的记录，数据库不许清理")
    void nothingYoungMayGo() {
        assertThatThrownBy(() -> JdbcClient.create(TestDatabase.POSTGRES.source())
                        .sql("insert into audit_clearing values (now() - interval '364 days', now())")
                        .update())
                .hasMessageContaining("for a year");
    }

    @Test
    @DisplayName("生产环境的设置带上这些约束")
    void productionHasTheTriggers() throws IOException {
        var settings = new YamlPropertySourceLoader()
                .load("production", new ClassPathResource("application-postgres.yaml"))
                .get(0);

        assertThat(settings.getProperty("spring.flyway.locations"))
                .isEqualTo(String.join(",", TestDatabase.POSTGRES.migrations()));
    }
}
