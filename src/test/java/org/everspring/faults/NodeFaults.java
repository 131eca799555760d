package org.everspring.faults;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happens to one of two nodes. */
final class NodeFaults {

    private static final String WAITING = "act_ru_job where duedate_ <= now() at time zone 'Asia/Shanghai'";

    private final Stage stage;
    private final Promises promises;

    NodeFaults(Stage stage) {
        this.stage = stage;
        this.promises = stage.promises;
    }

    void startedTogether() throws Exception {
        promises.title("Two nodes started together on an empty database");
        stage.bothRun();
        boolean oneWaited = stage.first.read().contains("Waiting for")
                != stage.second.read().contains("Waiting for");
        promises.isTrue("one of them waited for the other", oneWaited);
        promises.exactly("accounts", stage.count("act_id_user"), 1);
        promises.exactly("models deployed twice", stage.doubled("act_re_deployment", "name_"), 0);
        promises.exactly(
                "rights given twice",
                stage.doubled("act_ru_authorization", "group_id_, resource_type_, resource_id_, type_"),
                0);
        promises.exactly("live nodes", stage.count("live_node"), 2);
    }

    void killedWhileAQuarterOpens() throws Exception {
        promises.title("kill -9 of the node at which a quarter is being opened, and somebody is signed in");
        HttpClient browser = Node.browser();
        promises.isTrue("signed in at the first", stage.first.signIn(browser) != null);
        String quarter = stage.server
                .sql()
                .sql("select to_char(now(), 'YYYY\"Q\"Q')")
                .query(String.class)
                .single();
        promises.exactly(
                "status of the opening",
                stage.first.send(
                        "POST",
                        "/engine-rest/process-definition/key/quarterlyCycle/submit-form",
                        "{\"variables\":{\"quarter\":{\"value\":\"" + quarter + "\",\"type\":\"String\"}}}"),
                200);
        Stage.until(() -> stage.count("obligation") > 0, Duration.ofSeconds(60));
        stage.first.kill();
        promises.exactly(
                "page at the other for who was signed in", stage.second.open(browser, "/board/operations"), 200);
        long before = stage.count("obligation");
        promises.note("reports opened before", before);
        promises.atMost(
                "seconds until the other went on",
                Stage.until(() -> stage.count("obligation") > before, Duration.ofSeconds(120)),
                65);
        double all = Stage.until(
                () -> stage.count("act_ru_job where handler_type_ = 'async-continuation'") == 0,
                Duration.ofSeconds(150));
        long opened = stage.count("obligation");
        promises.note("reports opened after", "%d, all of them %.1f s later".formatted(opened, all));
        promises.exactly("reports opened twice", stage.doubled("obligation", "quarter, item_id, unit_id"), 0);
        promises.exactly(
                "reports without an instance",
                opened
                        - stage.count("act_ru_execution where parent_id_ is null and business_key_ like '" + quarter
                                + ":%:%'"),
                0);
        stage.bothRun();
    }

    void timersTogether() throws Exception {
        promises.title("1,000 timers due together on both nodes");
        List<String> ids = stage.server
                .sql()
                .sql("select id_ from act_ru_job where handler_type_ = 'timer-transition' and lock_owner_ is null"
                        + " and repeat_ is not null order by id_ limit 1000")
                .query(String.class)
                .list();
        promises.exactly("timers", ids.size(), 1000);
        stage.server
                .sql()
                .sql("update act_ru_job set duedate_ = (now() at time zone 'Asia/Shanghai') - interval '1 second'"
                        + " where id_ in (:ids)")
                .param("ids", ids)
                .update();
        Set<String> owners = new HashSet<>();
        double seconds = Stage.until(
                () -> {
                    owners.addAll(stage.server
                            .sql()
                            .sql("select distinct lock_owner_ from act_ru_job where lock_owner_ is not null")
                            .query(String.class)
                            .list());
                    return stage.count(WAITING) == 0;
                },
                Duration.ofSeconds(120));
        promises.note("seconds until all have fired", "%.1f".formatted(seconds));
        promises.exactly("nodes that fired some", owners.size(), 2);
        promises.exactly("timers left", stage.count(WAITING), 0);
        promises.exactly("fired", fired(ids, ">= 1"), ids.size());
        promises.exactly("fired twice", fired(ids, "> 1"), 0);
    }

    private long fired(List<String> ids, String times) {
        return stage.server
                .sql()
                .sql(
                        "select count(*) from (select job_id_ from act_hi_job_log where job_state_ = 2 and job_id_ in (:ids)"
                                + " group by job_id_ having count(*) " + times + ") fired")
                .param("ids", ids)
                .query(Long.class)
                .single();
    }

    void frozen() throws Exception {
        promises.title("A node frozen for 95 s with jobs locked");
        // Reminders and the like: what may fire at any time without changing a matter's state.
        int due = stage.server
                .sql()
                .sql("update act_ru_job set duedate_ = (now() at time zone 'Asia/Shanghai') - interval '1 second'"
                        + " where handler_type_ = 'timer-transition' and lock_owner_ is null and repeat_ is not null")
                .update();
        Stage.until(() -> stage.count(WAITING) < due, Duration.ofSeconds(30));
        stage.first.signal("STOP");
        long frozen = System.nanoTime();
        promises.note("jobs due", due);
        promises.note("jobs left when it froze", stage.count(WAITING));
        double done = Stage.until(() -> stage.count(WAITING) == 0, Duration.ofSeconds(95));
        Stage.sleepUntil(frozen, 95);
        stage.first.signal("CONT");
        promises.atMost("seconds until the other had done all", done, 95);
        stage.first.awaitReady(Duration.ofSeconds(30));
        Thread.sleep(5_000);
    }

    void stopped() throws Exception {
        promises.title("A node stopped (SIGTERM) behind a balancer that asks for readiness");
        try (Traffic traffic = new Traffic(stage.nodes())) {
            traffic.await(40);
            traffic.phase("stop");
            stage.first.signal("TERM");
            double gone = Stage.until(() -> !stage.first.isReady(), Duration.ofSeconds(10));
            promises.note("seconds until it was not ready", "%.1f".formatted(gone));
            promises.isTrue("ended within two minutes", stage.first.ends(Duration.ofMinutes(2)));
            traffic.stop();
            promises.exactly("answers other than 2xx", traffic.failures("stop"), 0);
            promises.exactly("live nodes", stage.count("live_node where seen_at > now() - interval '1 minute'"), 1);
        }
        stage.bothRun();
    }
}
