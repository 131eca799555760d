package org.everspring.reporting.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("报送任务的清单（H2）")
class ObligationListsOnH2Test extends ObligationListsContract {

    private static HikariDataSource database;

    @BeforeAll
    static void create() {
        database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:mem:obligations;LOCK_TIMEOUT=10000");
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
