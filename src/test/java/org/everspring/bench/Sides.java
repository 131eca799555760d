package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.everspring.EverSpringApplication;

/** EverSpring and the bare engine in both settings, with the same people, rights, models and variables. */
final class Sides implements AutoCloseable {

    private static final String SETTINGS = "file:src/main/resources/application.yaml";

    final Side everSpring;
    final Side tuned;
    final Side asItComes;
    final List<Side> all;
    private int size;

    /** Starts all at once and lets EverSpring open the first of its plan. */
    Sides(ClassPaths paths, Database database, Path plan) {
        everSpring = Side.start(
                Side.EVERSPRING, paths.everSpring(), EverSpringApplication.class, everSpringArguments(database, plan));
        tuned = start(paths, database, Side.TUNED, "--spring.config.location=" + SETTINGS);
        asItComes = start(
                paths,
                database,
                Side.AS_IT_COMES,
                // Without rights the same people would not be the same, and by default an id has no dot.
                "--camunda.bpm.authorization.enabled=true",
                "--camunda.bpm.generic-properties.properties.general-resource-whitelist-pattern=[a-zA-Z0-9._-]+",
                "--camunda.bpm.auto-deployment-enabled=false");
        all = List.of(everSpring, tuned, asItComes);
        all.forEach(Side::await);
        JsonNode people = everSpring.ask("people");
        everSpring.ask("begin");
        size = everSpring.ask("fill", Map.of("size", 1)).path("size").asInt();
        JsonNode sample = everSpring.ask("sample");
        for (Side side : List.of(tuned, asItComes)) {
            side.ask("people", people);
            side.ask("models", Map.of("indexes", side == tuned));
            side.ask("sample", sample);
        }
    }

    /** @param plan null for the real one */
    private static List<String> everSpringArguments(Database database, Path plan) {
        List<String> arguments = new ArrayList<>(database.arguments(plan == null ? "own" : Side.EVERSPRING));
        arguments.addAll(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--everspring.demonstration.enabled=true",
                "--everspring.notification.relay-interval=0s"));
        if (plan != null) {
            arguments.add("--everspring.plan=file:" + plan.toAbsolutePath());
        }
        if (database.isPostgres()) {
            // The profile itself refuses the demonstration's accounts.
            arguments.add(
                    "--spring.config.location=" + SETTINGS + ",file:src/main/resources/application-postgres.yaml");
            arguments.addAll(List.of(
                    "--management.server.port=0",
                    // Nor is there the clock's health without the profile.
                    "--management.endpoint.health.validate-group-membership=false",
                    "--EVERSPRING_ADMIN_ID=first-administrator",
                    "--EVERSPRING_ADMIN_PASSWORD=Spring-City-2023"));
        }
        return arguments;
    }

    /** EverSpring alone with the real plan and the fixtures of the tests. */
    static Side alone(ClassPaths paths, Database database) {
        return Side.start(
                        Side.EVERSPRING,
                        paths.tests(),
                        EverSpringApplication.class,
                        everSpringArguments(database, null))
                .await();
    }

    private static Side start(ClassPaths paths, Database database, String name, String... settings) {
        List<String> arguments = new ArrayList<>(database.arguments(name));
        arguments.addAll(List.of("--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn"));
        arguments.addAll(List.of(settings));
        return Side.start(name, paths.bare(), BareApplication.class, arguments);
    }

    /** Opens without measuring until there are so many, all sides at once. */
    void fill(int to) {
        if (to > size) {
            CompletableFuture<Integer> first = fill(everSpring, to);
            CompletableFuture.allOf(fill(tuned, to), fill(asItComes, to)).join();
            size = first.join();
        }
        // A batch of EverSpring's has some more.
        CompletableFuture.allOf(fill(tuned, size), fill(asItComes, size)).join();
        all.forEach(side -> side.ask("analyze"));
    }

    private static CompletableFuture<Integer> fill(Side side, int to) {
        return CompletableFuture.supplyAsync(
                () -> side.ask("fill", Map.of("size", to)).path("size").asInt());
    }

    int size() {
        return size;
    }

    /** One batch of EverSpring's, and as many obligations at the others. */
    Map<Side, Cost> open() {
        Cost own = everSpring.cost("open", Map.of());
        size += own.operations();
        return Map.of(
                everSpring,
                own,
                tuned,
                tuned.cost("open", Map.of("count", own.operations(), "together", true)),
                asItComes,
                asItComes.cost("open", Map.of("count", own.operations(), "together", false)));
    }

    @Override
    public void close() {
        all.forEach(Side::close);
    }
}
