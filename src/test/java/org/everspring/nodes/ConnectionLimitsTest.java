package org.everspring.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.everspring.support.Postgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("正式运行时数据库连接的时限")
class ConnectionLimitsTest {

    private final ApplicationContextRunner production = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withPropertyValues(
                    "spring.profiles.active=postgres",
                    "EVERSPRING_DATABASE_USER=postgres",
                    "EVERSPRING_DATABASE_PASSWORD=postgres",
                    "spring.flyway.locations=classpath:none",
                    "spring.flyway.fail-on-missing-locations=false");

    private static String setting(DataSource source, String name) {
        return JdbcClient.create(source)
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("冻结的节点在作业锁到期前放开它的行；建表和建索引不受限制")
    void frozenNodeLetsGoAndMigrationsAreNotCut() {
        production
                .withPropertyValues("EVERSPRING_DATABASE_URL=" + Postgres.create("limits"))
                .run(context -> {
                    DataSource pool = context.getBean(DataSource.class);
                    assertThat(setting(pool, "idle_in_transaction_session_timeout"))
                            .isEqualTo("30s");
                    assertThat(setting(pool, "lock_timeout")).isEqualTo("40s");
                    assertThat(setting(pool, "statement_timeout")).isEqualTo("50s");
                    DataSource migrations =
                            context.getBean(Flyway.class).getConfiguration().getDataSource();
                    assertThat(setting(migrations, "statement_timeout")).isEqualTo("0");
                    assertThat(setting(migrations, "lock_timeout")).isEqualTo("0");
                });
    }

    @Test
    @DisplayName("地址里写的时限优先，到时限的连接由数据库断开")
    void addressGoesBefore() {
        String address = Postgres.create("limited") + "&options=-c%20idle_in_transaction_session_timeout=100ms";
        production.withPropertyValues("EVERSPRING_DATABASE_URL=" + address).run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(setting(pool, "statement_timeout")).isEqualTo("0");
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("select 1");
                Thread.sleep(300);
                assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                        .as("the transaction is idle for longer")
                        .isInstanceOf(SQLException.class);
            }
        });
    }
}
