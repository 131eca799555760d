package org.everspring.evidence;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("佐证材料的存放（H2）")
class EvidenceArchiveOnH2Test extends EvidenceArchiveContract {

    private static HikariDataSource database;

    @BeforeAll
    static void create() {
        database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:mem:evidence;LOCK_TIMEOUT=10000");
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
