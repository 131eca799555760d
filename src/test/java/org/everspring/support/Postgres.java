package org.everspring.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One real PostgreSQL server for all tests that want one, started by the first; it stops with the process. */
public final class Postgres {

    /** And password. */
    public static final String USER = "postgres";

    private static EmbeddedPostgres server;

    private Postgres() {}

    /** Gives each application that it starts with an empty database of its own. */
    public static final class OfTheApplication
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final AtomicInteger NUMBER = new AtomicInteger();

        @Override
        public void initialize(ConfigurableApplicationContext application) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + create("application" + NUMBER.incrementAndGet()),
                            "spring.datasource.username=" + USER,
                            "spring.datasource.password=" + USER)
                    .applyTo(application);
        }
    }

    /** After all applications: one that found it gone waited for it, and the build waited for that. */
    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the JDBC address of a new, empty database; user and password are {@code postgres} */
    public static synchronized String create(String database) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(Postgres::stop);
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + database);
            }
            // As in production, see application-postgres.yaml.
            return server.getJdbcUrl(USER, database) + "&reWriteBatchedInserts=true";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + database, e);
        }
    }
}
