package org.everspring.faults;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the application, as an administrator starts it. */
final class Node implements AutoCloseable {

    static final String ADMIN = "zhou.li";
    static final String PASSWORD = "Dianchi#1276-sea";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String name;
    private final Settings settings;
    private final int port = Server.freePort();
    private final int management = Server.freePort();
    private final String jar;
    private Process process;

    /**
     * @param administrator who calls the interfaces
     * @param arguments behind those that every node has
     */
    record Settings(String administrator, String password, List<String> arguments, Map<String, String> environment) {}

    /** @param jar the packaged application; one that is not there means the class path of this process */
    Node(String name, String jar, Settings settings) throws IOException {
        this.name = name;
        this.jar = jar;
        this.settings = settings;
    }

    static Settings production(String database, String user, int mailPort) {
        return new Settings(
                ADMIN,
                PASSWORD,
                List.of(
                        "--spring.profiles.active=postgres",
                        // One account sends what the whole city would.
                        "--everspring.improvement.problems-per-hour=10000",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailPort,
                        "--everspring.notification.from=everspring@example.gov.cn",
                        "--everspring.notification.base-url=https://ys.example.gov.cn",
                        "--everspring.notification.relay-interval=1s",
                        "--everspring.notification.first-retry=1m"),
                Map.of(
                        "EVERSPRING_DATABASE_URL", database,
                        "EVERSPRING_DATABASE_USER", user,
                        "EVERSPRING_DATABASE_PASSWORD", user,
                        "EVERSPRING_ADMIN_ID", ADMIN,
                        "EVERSPRING_ADMIN_PASSWORD", PASSWORD,
                        "EVERSPRING_STOP_NOTICE", "3s"));
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Asia/Shanghai",
                "-Dfile.encoding=UTF-8",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(application());
        command.add("--server.port=" + port);
        command.addAll(settings.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(settings.environment());
        builder.environment().put("EVERSPRING_MANAGEMENT_PORT", Integer.toString(management));
        process = builder.start();
    }

    private List<String> application() {
        return new File(jar).isFile()
                ? List.of("-jar", jar)
                : List.of("-cp", System.getProperty("java.class.path"), "org.everspring.EverSpringApplication");
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

    boolean isAlive() {
        return process != null && process.isAlive();
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
        return status(request(path, settings.administrator()).GET().build());
    }

    int send(String method, String path, String json) {
        return send(method, path, json, settings.administrator());
    }

    /** As somebody with the administrator's password. */
    int send(String method, String path, String json, String userId) {
        return status(request(path, userId)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build());
    }

    int deploy(String name, Map<String, String> files) {
        StringBuilder body = new StringBuilder(
                "--PART\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n" + name + "\r\n");
        files.forEach((file, text) -> body.append("--PART\r\nContent-Disposition: form-data; name=\"")
                .append(file)
                .append("\"; filename=\"")
                .append(file)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .append(text)
                .append("\r\n"));
        return status(request("/engine-rest/deployment/create", settings.administrator())
                .header("Content-Type", "multipart/form-data; boundary=PART")
                .POST(BodyPublishers.ofString(body + "--PART--\r\n"))
                .build());
    }

    /** One person's browser, whose cookie counts for every port of this machine. */
    static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** @return where the login leads; null when nowhere */
    String signIn(HttpClient browser) throws IOException, InterruptedException {
        String server = "http://127.0.0.1:" + port;
        return browser.send(
                        HttpRequest.newBuilder(URI.create(server + "/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", server)
                                .POST(BodyPublishers.ofString("username=" + settings.administrator() + "&password="
                                        + settings.password().replace("#", "%23")))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElse(null);
    }

    int open(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(String path, String userId) {
        String login = userId + ":" + settings.password();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
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
        await(this::isReady, most);
    }

    private void await(java.util.function.BooleanSupplier condition, Duration most)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(name + " is not there, see " + log());
            }
            Thread.sleep(250);
        }
    }

    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void kill() throws IOException, InterruptedException {
        signal("KILL");
        process.waitFor();
    }

    boolean ends(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
