package org.everspring.benchmarking.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("对标和举措（H2）")
class AttemptsOnH2Test extends AttemptsContract {

    private static HikariDataSource database;

    @BeforeAll
    static void create() {
        database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:mem:attempts;LOCK_TIMEOUT=10000");
        database.setUsername("sa");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Override
    DataSource database() {
        return database;
    }
}
