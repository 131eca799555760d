package org.everspring.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Where the sides have their tables, each a database of its own of the same kind. */
interface Database extends AutoCloseable {

    /** With its version. */
    String name();

    /** Spring's arguments for a new, empty database. */
    List<String> arguments(String side);

    boolean isPostgres();

    @Override
    default void close() throws IOException {}

    static Database of(String name) throws IOException {
        return switch (name) {
            case "h2" -> new H2();
            case "postgres" -> new Postgres();
            default -> throw new IllegalArgumentException("No such database: " + name);
        };
    }

    private static List<String> arguments(String url, String user, String password) {
        return List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password);
    }

    /** In a file, with the settings of application.yaml. */
    final class H2 implements Database {

        private final Path folder = Path.of("target/bench/h2");

        private H2() throws IOException {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        }

        @Override
        public String name() {
            return "H2 " + org.h2.engine.Constants.VERSION;
        }

        @Override
        public List<String> arguments(String side) {
            String file =
                    folder.resolve(side.replace(' ', '-')).toAbsolutePath().toString();
            return Database.arguments(
                    "jdbc:h2:file:" + file + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        }

        @Override
        public boolean isPostgres() {
            return false;
        }
    }

    /** A real server, which counts statements, and writes to the disk before it answers, as in production. */
    final class Postgres implements Database {

        private final EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();

        private Postgres() throws IOException {}

        @Override
        public String name() {
            return "PostgreSQL " + execute("show server_version") + " (fsync " + execute("show fsync")
                    + ", shared_buffers " + execute("show shared_buffers") + ")";
        }

        @Override
        public List<String> arguments(String side) {
            String database = side.replace(" ", "").toLowerCase();
            execute("create database " + database);
            String url = server.getJdbcUrl("postgres", database);
            return Database.arguments(
                    side.equals(Side.TUNED) ? url + "&reWriteBatchedInserts=true" : url, "postgres", "postgres");
        }

        private String execute(String sql) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                boolean answers = statement.execute(sql);
                if (!answers) {
                    return "";
                }
                ResultSet rows = statement.getResultSet();
                rows.next();
                return rows.getString(1);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public boolean isPostgres() {
            return true;
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
