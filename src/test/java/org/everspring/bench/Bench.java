package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What {@code mvn -Pbench verify} runs. Its settings are system properties: {@code bench.sizes}, {@code bench.databases},
 * {@code bench.only}, {@code bench.rounds}, {@code bench.heap}, {@code bench.docs}; see src/docs/performance.md.
 */
public final class Bench {

    static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final List<String> TABLE =
            List.of("opening", "submitting", "lists", "desk", "count", "reminders", "heap", "scoring", "startup");
    private static final List<String> STATES = TABLE.subList(0, TABLE.indexOf("scoring"));

    /** Beside the table: only when they are named. */
    private static final Map<String, OwnBenchmark> OWN = new TreeMap<>(Map.of(
            "board", new BoardBenchmark(),
            "scoring", new ScoringBenchmark(),
            "problems", new ProblemListsBenchmark(),
            "trial", new ModelTrialBenchmark(),
            "malformed", new MalformedRequestsBenchmark()));

    private final Results results = new Results();
    private final ClassPaths paths = new ClassPaths();
    private final List<Integer> sizes = list("bench.sizes", "371,3000").stream()
            .map(Integer::valueOf)
            .sorted()
            .toList();
    private final List<String> only = list("bench.only", "");
    private final List<String> failures = new ArrayList<>();
    private String database;

    private Bench() throws IOException {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        LoggingSystem.get(Bench.class.getClassLoader()).setLogLevel(null, LogLevel.WARN);
        Files.createDirectories(Path.of("target/bench"));
        System.exit(new Bench().run() ? 0 : 1);
    }

    private static List<String> list(String property, String usual) {
        String given = System.getProperty(property, "");
        return Arrays.stream((given.isBlank() ? usual : given).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private boolean wanted(String row) {
        return only.isEmpty() ? TABLE.contains(row) : only.contains(row);
    }

    /** @return whether everything that was wanted has been measured */
    private boolean run() throws Exception {
        Report report = new Report(results);
        for (String name : list("bench.databases", "h2,postgres")) {
            try (Database kind = Database.of(name)) {
                database = kind.name();
                if (STATES.stream().anyMatch(this::wanted)) {
                    states(kind, report);
                }
                if (OWN.keySet().stream().anyMatch(this::wanted)) {
                    own(kind);
                }
                report.write();
            }
        }
        if (wanted("startup")) {
            database = "H2 " + org.h2.engine.Constants.VERSION;
            say(database + ": start");
            new StartUp(paths, results, database).measure(Math.min(ROUNDS, 2));
        }
        report.write();
        report.print();
        failures.forEach(failure -> say("NOT MEASURED: " + failure));
        if (Boolean.getBoolean("bench.docs")) {
            report.renewDocs();
        }
        return failures.isEmpty();
    }

    private void states(Database kind, Report report) throws IOException {
        Path plan =
                BenchPlan.write(Path.of("target/bench/plan.yaml"), sizes.get(sizes.size() - 1) + 4 * BenchPlan.UNITS);
        say(database + ": starting");
        try (Sides sides = new Sides(paths, kind, plan)) {
            States states = new States(results, database, sides, this::wanted, sizes.get(0));
            for (int size : sizes) {
                say("%s: %d obligations".formatted(database, size));
                states.at(size);
                failures.addAll(states.failures());
                report.write();
            }
        }
    }

    private void own(Database kind) {
        try (Side side = Sides.alone(paths, kind)) {
            OWN.forEach((name, benchmark) -> {
                if (wanted(name)) {
                    int size = System.getProperty("bench.sizes", "").isBlank()
                            ? benchmark.usualSize()
                            : sizes.get(sizes.size() - 1);
                    String type = benchmark.getClass().getSimpleName();
                    for (JsonNode figure : side.ask("run", Map.of("benchmark", type, "size", size))) {
                        figure.path("values")
                                .forEach(value -> results.add(
                                        database,
                                        0,
                                        figure.path("what").asText(),
                                        figure.path("measure").asText(),
                                        figure.path("unit").asText(),
                                        side.name(),
                                        value.asDouble()));
                    }
                    say("  " + name);
                }
            });
        }
    }

    static void say(String line) {
        System.out.println(line);
    }
}
