package org.everspring.benchmarking.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("对标和举措（PostgreSQL）")
class AttemptsOnPostgresTest extends AttemptsContract {

    private static HikariDataSource database;

    @BeforeAll
    static void create() {
        database = new HikariDataSource();
        database.setJdbcUrl(Postgres.create("problem_attempts"));
        database.setUsername("postgres");
        database.setPassword("postgres");
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
