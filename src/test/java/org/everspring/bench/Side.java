package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One side as the driver holds it: a JVM that answers questions and serves HTTP on the loopback address. */
final class Side implements AutoCloseable {

    static final String EVERSPRING = "EverSpring";
    static final String TUNED = "tuned";
    static final String AS_IT_COMES = "as it comes";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beyond it something hangs: the largest state is filled in less. */
    private static final int LONGEST_MINUTES = 90;

    private final String name;
    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Map<String, Tasklist> people = new HashMap<>();
    private int port;

    private Side(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** Begins to start it; {@link #await} returns when it has started. */
    static Side start(String name, String classPath, Class<?> application, List<String> arguments) {
        List<String> command = new ArrayList<>(Jvm.command());
        command.addAll(List.of("-cp", classPath, SideApplication.class.getName(), application.getName()));
        command.addAll(arguments);
        try {
            Path log = Path.of("target/bench", name.replace(' ', '-') + ".log");
            Side side = new Side(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start());
            Runtime.getRuntime().addShutdownHook(new Thread(side.process::destroyForcibly));
            side.listen();
            return side;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        Thread listener = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(SideApplication.ANSWER)) {
                        answers.add(line.substring(SideApplication.ANSWER.length()));
                    }
                }
            } catch (IOException e) {
                // It has ended; whoever waits is told below.
            }
            answers.add("{\"error\":\"it has ended, see its log in target/bench\"}");
        });
        listener.setDaemon(true);
        listener.start();
    }

    Side await() {
        port = answer("its start").path("port").asInt();
        return this;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    JsonNode ask(String question) {
        return ask(question, Map.of());
    }

    JsonNode ask(String question, Object input) {
        try {
            process.getOutputStream()
                    .write((question + " " + JSON.writeValueAsString(input) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen", e);
        }
        return answer(question);
    }

    Cost cost(String question, Object input) {
        return JSON.convertValue(ask(question, input), Cost.class);
    }

    private JsonNode answer(String question) {
        try {
            String answer = answers.poll(LONGEST_MINUTES, TimeUnit.MINUTES);
            JsonNode json = JSON.readTree(answer == null ? "{\"error\":\"no answer in time\"}" : answer);
            if (json.has("error")) {
                throw new IllegalStateException(
                        name + ", " + question + ": " + json.path("error").asText());
            }
            return json;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody's session, which is kept. */
    Tasklist as(String user) {
        return people.computeIfAbsent(user, id -> new Tasklist(this, id));
    }

    /** What so many operations cost here that the driver does over HTTP; it waits for each. */
    Cost during(int operations, Runnable work) {
        Cost before = cost("cost", Map.of());
        long start = System.nanoTime();
        work.run();
        double waited = (System.nanoTime() - start) / 1e6;
        return before.until(cost("cost", Map.of()), operations).waited(waited);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
