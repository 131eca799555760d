package org.everspring.improvement.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("问题的清单（PostgreSQL）")
class ProblemListsOnPostgresTest extends ProblemListsContract {

    private static HikariDataSource database;

    @BeforeAll
    static void create() {
        database = new HikariDataSource();
        database.setJdbcUrl(Postgres.create("problem_lists"));
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
