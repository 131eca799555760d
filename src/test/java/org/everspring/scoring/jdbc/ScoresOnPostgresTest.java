package org.everspring.scoring.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("得分的数据表（PostgreSQL）")
class ScoresOnPostgresTest extends ScoresContract {

    private static EmbeddedPostgres server;
    private static HikariDataSource database;

    @BeforeAll
    static void create() throws IOException {
        server = EmbeddedPostgres.builder().start();
        database = new HikariDataSource();
        database.setDataSource(server.getPostgresDatabase());
    }

    @AfterAll
    static void drop() throws IOException {
        database.close();
        server.close();
    }

    @Override
    DataSource database() {
        return database;
    }
}
