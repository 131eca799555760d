package org.everspring.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real PostgreSQL server for all tests that want one, started by the first; it stops with the process. */
public final class Postgres {

    private static EmbeddedPostgres server;

    private Postgres() {}

    /** Makes an empty database and lets the application use it. */
    public static void use(DynamicPropertyRegistry application, String database) {
        String url = create(database);
        application.add("spring.datasource.url", () -> url);
        application.add("spring.datasource.username", () -> "postgres");
        application.add("spring.datasource.password", () -> "postgres");
    }

    /** @return the JDBC address of a new, empty database; user and password are {@code postgres} */
    public static synchronized String create(String database) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + database);
            }
            // As in production, see application-postgres.yaml.
            return server.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + database, e);
        }
    }
}
