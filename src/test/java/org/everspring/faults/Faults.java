package org.everspring.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Does to two nodes what machines do, and counts by SQL what is left: nothing lost, nothing doubled, no incident. Ends with
 * 1 when a promise is broken. What it starts it stops by its process.
 */
public final class Faults {

    private static final Path FOLDER = Path.of("target/faults");
    private static final Duration START = Duration.ofMinutes(6);

    private final List<String> broken = new ArrayList<>();
    private final Server server;
    private final Node first;
    private final Node second;

    private Faults(Server server, Node first, Node second) {
        this.server = server;
        this.first = first;
        this.second = second;
    }

    public static void main(String[] arguments) throws Exception {
        // What the database says of its own start and end.
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        List<String> broken;
        try (Server server = new Server();
                Node first = new Node("first", server);
                Node second = new Node("second", server)) {
            Faults faults = new Faults(server, first, second);
            faults.run();
            broken = faults.broken;
        }
        // Only now, when all that was started has been stopped.
        System.out.println(broken.isEmpty() ? "All promises are kept." : "Broken: " + broken);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private void run() throws Exception {
        startedTogether();
        nodeKilledWhileAQuarterOpens();
        databaseLost();
        nodeFrozen();
        nodeStopped();
        promise("no incident", server.count("act_ru_incident"), 0);
    }

    private void promise(String what, long found, long expected) {
        System.out.printf("  %-60s %d%s%n", what, found, found == expected ? "" : "  BROKEN, should be " + expected);
        if (found != expected) {
            broken.add(what + ": " + found);
        }
    }

    private void atMost(String what, double found, double most) {
        System.out.printf("  %-60s %.1f (at most %.0f)%s%n", what, found, most, found <= most ? "" : "  BROKEN");
        if (found > most) {
            broken.add(what + ": " + found);
        }
    }

    private static void title(String what) {
        System.out.println("\n" + what);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** @return how many seconds it took; as many as were given when it did not come */
    private static double until(Condition condition, Duration most) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds() && secondsSince(start) < most.toSeconds()) {
            Thread.sleep(200);
        }
        return secondsSince(start);
    }

    private long doubled(String table, String key) {
        return server.count("(select 1 from " + table + " group by " + key + " having count(*) > 1) doubled");
    }

    private void startedTogether() throws Exception {
        title("Two nodes started together on an empty database");
        first.awaitReady(START);
        second.awaitReady(START);
        boolean oneWaited =
                first.read().contains("Waiting for") != second.read().contains("Waiting for");
        promise("nodes that waited for the other", oneWaited ? 1 : 0, 1);
        promise("accounts", server.count("act_id_user"), 1);
        promise("models deployed twice", doubled("act_re_deployment", "name_"), 0);
        promise(
                "rights given twice",
                doubled("act_ru_authorization", "group_id_, resource_type_, resource_id_, type_"),
                0);
        promise("live nodes", server.count("live_node"), 2);
    }

    private void nodeKilledWhileAQuarterOpens() throws Exception {
        title("kill -9 of the node at which a quarter is being opened");
        String quarter = quarterOfToday();
        promise(
                "status of the opening",
                first.send(
                        "POST",
                        "/engine-rest/process-definition/key/quarterlyCycle/submit-form",
                        "{\"variables\":{\"quarter\":{\"value\":\"" + quarter + "\",\"type\":\"String\"}}}"),
                200);
        until(() -> server.count("obligation") > 0, Duration.ofSeconds(60));
        first.signal("KILL");
        long before = server.count("obligation");
        System.out.println("  reports opened before the kill: " + before);
        atMost(
                "seconds until the other went on",
                until(() -> server.count("obligation") > before, Duration.ofSeconds(120)),
                65);
        double all = until(
                () -> server.count("act_ru_job where handler_type_ = 'async-continuation'") == 0,
                Duration.ofSeconds(150));
        long opened = server.count("obligation");
        System.out.printf("  reports opened: %d, all of them %.1f s later%n", opened, all);
        promise("reports opened twice", doubled("obligation", "quarter, item_id, unit_id"), 0);
        promise(
                "reports without an instance",
                opened
                        - server.count("act_ru_execution where parent_id_ is null and business_key_ like '" + quarter
                                + ":%:%'"),
                0);
        promise("notices sent twice", doubled("notice", "notice_key, user_id"), 0);
        first.start();
        first.awaitReady(START);
    }

    private String quarterOfToday() {
        return server.sql()
                .sql("select to_char(now(), 'YYYY\"Q\"Q')")
                .query(String.class)
                .single();
    }

    private void databaseLost() throws Exception {
        title("The database stopped immediately under requests, and started 15 s later");
        try (Traffic traffic = new Traffic(List.of(first, second))) {
            traffic.await(40);
            server.stopImmediately();
            long lost = System.nanoTime();
            traffic.phase("down");
            Thread.sleep(8_000);
            promise("readiness while it is gone", first.health("/readiness"), 503);
            promise("liveness while it is gone", first.health("/liveness"), 200);
            while (secondsSince(lost) < 15) {
                Thread.sleep(100);
            }
            server.start();
            traffic.phase("back");
            atMost(
                    "seconds until both nodes are ready again",
                    until(() -> first.isReady() && second.isReady(), Duration.ofSeconds(60)),
                    10);
            Thread.sleep(5_000);
            traffic.stop();
            atMost("seconds of the longest answer since it was gone", traffic.longest("down"), 5);
            promise("answers since it was gone that are neither 2xx nor 503", traffic.others("down"), 0);
            traffic.repeatWhatWasNotAcknowledged(second);
            promise("problems sent", server.count("problem where title like '故障演练%'"), traffic.sent());
        }
    }

    private void nodeFrozen() throws Exception {
        title("A node frozen for 95 s with jobs locked");
        // Reminders and the like: what may fire at any time without changing a matter's state.
        int due = server.sql()
                .sql("update act_ru_job set duedate_ = (now() at time zone 'Asia/Shanghai') - interval '1 second'"
                        + " where handler_type_ = 'timer-transition' and lock_owner_ is null and repeat_ is not null")
                .update();
        String waiting = "act_ru_job where duedate_ <= now() at time zone 'Asia/Shanghai'";
        until(() -> server.count(waiting) < due, Duration.ofSeconds(30));
        first.signal("STOP");
        long frozen = System.nanoTime();
        System.out.printf("  jobs due: %d, left when it froze: %d%n", due, server.count(waiting));
        double done = until(() -> server.count(waiting) == 0, Duration.ofSeconds(95));
        while (secondsSince(frozen) < 95) {
            Thread.sleep(100);
        }
        first.signal("CONT");
        atMost("seconds until the other had done all", done, 95);
        first.awaitReady(Duration.ofSeconds(30));
        Thread.sleep(5_000);
        promise("jobs without retries", server.count("act_ru_job where retries_ = 0"), 0);
        promise("notices sent twice", doubled("notice", "notice_key, user_id"), 0);
    }

    private void nodeStopped() throws Exception {
        title("A node stopped (SIGTERM) behind a balancer that asks for readiness");
        try (Traffic traffic = new Traffic(List.of(first, second))) {
            traffic.await(40);
            traffic.phase("stop");
            first.signal("TERM");
            double gone = until(() -> !first.isReady(), Duration.ofSeconds(10));
            System.out.printf("  not ready after %.1f s%n", gone);
            promise("ended within two minutes", first.ends(Duration.ofMinutes(2)) ? 1 : 0, 1);
            traffic.stop();
            promise("answers other than 2xx", traffic.failures("stop"), 0);
            promise("live nodes", server.count("live_node"), 1);
        }
    }
}
