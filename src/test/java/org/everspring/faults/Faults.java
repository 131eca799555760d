package org.everspring.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Does to two nodes what machines do, and counts by SQL what is left: nothing lost, nothing doubled, no incident. Ends with
 * 1 when a promise is broken. What it starts it stops by its process.
 *
 * <p>{@code -Dfaults.only=mail,frozen} runs these alone, behind the start.
 */
public final class Faults {

    private static final Path FOLDER = Path.of("target/faults");

    private Faults() {}

    private interface Fault {
        void happen() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        // What the database says of its own start and end.
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        long start = System.nanoTime();
        List<String> broken;
        try (Stage stage = new Stage(System.getProperty("faults.jar", ""))) {
            run(stage);
            broken = stage.promises.broken();
        }
        // Only now, when all that was started has been stopped.
        System.out.printf("%n%.0f s%n", Stage.secondsSince(start));
        System.out.println(broken.isEmpty() ? "All promises are kept." : "Broken: " + broken);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static void run(Stage stage) throws Exception {
        List<String> only = List.of(System.getProperty("faults.only", "").split(",")).stream()
                .filter(name -> !name.isBlank())
                .toList();
        var nodes = new NodeFaults(stage);
        var database = new DatabaseFaults(stage);
        var people = new PeopleFaults(stage);
        nodes.startedTogether();
        people.moveIn();
        for (Map.Entry<String, Fault> fault : faults(nodes, database, people).entrySet()) {
            if (only.isEmpty() || only.contains(fault.getKey())) {
                happen(stage, fault.getKey(), fault.getValue());
            }
        }
    }

    /** In an order in which each finds what it needs: timers come with a quarter. */
    private static Map<String, Fault> faults(NodeFaults nodes, DatabaseFaults database, PeopleFaults people) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("opening", nodes::killedWhileAQuarterOpens);
        faults.put("timers", nodes::timersTogether);
        faults.put("people", people::twentyCompleteOneTask);
        faults.put("mail", people::mailServerKilled);
        faults.put("database", database::lost);
        faults.put("frozen", nodes::frozen);
        faults.put("deployment", people::deploymentKilled);
        faults.put("stopped", nodes::stopped);
        return faults;
    }

    /** One that cannot go on leaves the others their turn. */
    private static void happen(Stage stage, String name, Fault fault) {
        try {
            fault.happen();
            stage.nothingLeftOver();
        } catch (Exception e) {
            stage.promises.failed(name, e);
        }
    }
}
