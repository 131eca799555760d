package org.everspring.faults;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of the application, as production starts it. */
final class Node implements AutoCloseable {

    private static final String ADMIN = "zhou.li";
    private static final String PASSWORD = "Dianchi#1276-sea";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((ADMIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String name;
    private final int port = Server.freePort();
    private final int management = Server.freePort();
    private final Server server;
    private Process process;

    Node(String name, Server server) throws IOException {
        this.name = name;
        this.server = server;
        start();
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Asia/Shanghai",
                "-Dfile.encoding=UTF-8",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        String jar = System.getProperty("faults.jar", "");
        if (new File(jar).isFile()) {
            command.addAll(List.of("-jar", jar));
        } else {
            command.addAll(
                    List.of("-cp", System.getProperty("java.class.path"), "org.everspring.EverSpringApplication"));
        }
        command.addAll(List.of(
                "--spring.profiles.active=postgres",
                "--server.port=" + port,
                // One account sends what the whole city would.
                "--everspring.improvement.problems-per-hour=10000"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("EVERSPRING_DATABASE_URL", server.url());
        builder.environment().put("EVERSPRING_DATABASE_USER", server.user());
        builder.environment().put("EVERSPRING_DATABASE_PASSWORD", server.user());
        builder.environment().put("EVERSPRING_ADMIN_ID", ADMIN);
        builder.environment().put("EVERSPRING_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("EVERSPRING_MANAGEMENT_PORT", Integer.toString(management));
        builder.environment().put("EVERSPRING_STOP_NOTICE", "3s");
        process = builder.start();
    }

    private Path log() {
        return Path.of("target/faults", name + ".log");
    }

    String read() throws IOException {
        return Files.readString(log());
    }

    String name() {
        return name;
    }

    /** @return the status; 0 where nobody answers */
    int health(String part) {
        return status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/health" + part))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    boolean isReady() {
        return health("/readiness") == 200;
    }

    int get(String path) {
        return status(request(path).GET().build());
    }

    int send(String method, String path, String json) {
        return status(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", LOGIN)
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(60));
    }

    private int status(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitReady(Duration most) throws IOException, InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(name + " is not ready, see " + log());
            }
            Thread.sleep(500);
        }
    }

    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    boolean ends(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
