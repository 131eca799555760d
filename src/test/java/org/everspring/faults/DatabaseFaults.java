package org.everspring.faults;

import java.time.Duration;

/** What happens to the database below the nodes. */
final class DatabaseFaults {

    private final Stage stage;
    private final Promises promises;

    DatabaseFaults(Stage stage) {
        this.stage = stage;
        this.promises = stage.promises;
    }

    void lost() throws Exception {
        promises.title("The database stopped immediately under requests, and started 15 s later");
        try (Traffic traffic = new Traffic(stage.nodes())) {
            long before = stage.count("problem");
            traffic.await(40);
            stage.server.stopImmediately();
            long lost = System.nanoTime();
            traffic.phase("down");
            Thread.sleep(8_000);
            promises.exactly("readiness while it is gone", stage.first.health("/readiness"), 503);
            promises.exactly("liveness while it is gone", stage.first.health("/liveness"), 200);
            Stage.sleepUntil(lost, 15);
            stage.server.start();
            traffic.phase("back");
            promises.atMost(
                    "seconds until both nodes are ready again",
                    Stage.until(() -> stage.first.isReady() && stage.second.isReady(), Duration.ofSeconds(60)),
                    10);
            Thread.sleep(5_000);
            traffic.stop();
            promises.atMost("seconds of the longest answer since it was gone", traffic.longest("down"), 5);
            promises.exactly("answers since it was gone that are neither 2xx nor 503", traffic.others("down"), 0);
            traffic.repeatWhatWasNotAcknowledged(stage.second);
            promises.exactly("problems", stage.count("problem") - before, traffic.sent());
        }
    }
}
