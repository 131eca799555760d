package org.everspring.audit;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("审计记录的存放（H2）")
class AuditOnH2Test extends AuditContract {

    private static JdbcConnectionPool database;

    @BeforeAll
    static void create() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:audit;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @AfterAll
    static void drop() {
        JdbcClient.create(database).sql("shutdown").update();
    }

    @Override
    DataSource database() {
        return database;
    }

    @Override
    String[] migrations() {
        return new String[] {"classpath:db/migration"};
    }

    @Override
    void tamper(String sql) {
        JdbcClient.create(database).sql(sql).update();
    }
}
