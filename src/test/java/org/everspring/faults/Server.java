package org.everspring.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that can be stopped as if its machine had lost its power, and started again with what it has kept. */
final class Server implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder = Path.of("target/faults/postgres").toAbsolutePath();
    private final int port = freePort();
    private final EmbeddedPostgres running;

    Server() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        running = open();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres open() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                // As in production; the library's own are for tests that lose nothing by it.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** As {@code pg_ctl stop -m immediate}: nobody is asked, nothing is finished. */
    void stopImmediately() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
        while (Files.exists(folder.resolve("postmaster.pid"))) {
            Thread.sleep(100);
        }
    }

    /** By the options that it has had: whoever made it believes that it has never ended. */
    void start() throws IOException, InterruptedException {
        String options = Files.readString(folder.resolve("postmaster.opts"));
        Path binaries = Path.of(options.substring(0, options.indexOf(' '))).getParent();
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                binaries.resolve("pg_ctl").toString(),
                "-D",
                folder.toString(),
                "-l",
                folder.resolveSibling("postgres.log").toString(),
                "-w",
                "restart"));
        int result = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (result != 0) {
            throw new IllegalStateException("PostgreSQL does not start again: " + result);
        }
    }

    String url() {
        return url(USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String user() {
        return USER;
    }

    JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(url(), USER, USER));
    }

    long count(String from) {
        return sql().sql("select count(*) from " + from).query(Long.class).single();
    }

    /** As if the time of their digest had come: whoever may send, sends now. */
    int mailNow(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, USER, USER))
                .sql("update notice set due_at = now() where mail_id is null")
                .update();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
