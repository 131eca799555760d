package org.everspring.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Two nodes over one PostgreSQL, with a mail server, as every case finds them and leaves them. */
final class Stage implements AutoCloseable {

    static final Duration START = Duration.ofMinutes(6);

    final Promises promises = new Promises();
    final Server server = new Server();
    final MailServer mail = new MailServer();
    final Node first;
    final Node second;

    interface Condition {
        boolean holds() throws Exception;
    }

    Stage(String jar) throws IOException {
        first = node("first", jar);
        second = node("second", jar);
        first.start();
        second.start();
    }

    Node node(String name, String jar) throws IOException {
        return new Node(name, jar, Node.production(server.url(), server.user(), mail.port()));
    }

    List<Node> nodes() {
        return List.of(first, second);
    }

    long count(String from) {
        return server.count(from);
    }

    /** How many values of the key a table has more than once. */
    long doubled(String table, String key) {
        return count("(select 1 from " + table + " group by " + key + " having count(*) > 1) doubled");
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** @return how many seconds it took; as many as were given when it did not come */
    static double until(Condition condition, Duration most) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds() && secondsSince(start) < most.toSeconds()) {
            Thread.sleep(200);
        }
        return secondsSince(start);
    }

    static void sleepUntil(long start, int seconds) throws InterruptedException {
        while (secondsSince(start) < seconds) {
            Thread.sleep(100);
        }
    }

    /** Both as they were. */
    void bothRun() throws Exception {
        for (Node node : nodes()) {
            if (!node.isAlive()) {
                node.start();
            }
        }
        for (Node node : nodes()) {
            node.awaitReady(START);
        }
    }

    /** What holds whatever has happened. */
    void nothingLeftOver() {
        promises.exactly("jobs without retries", count("act_ru_job where retries_ = 0"), 0);
        promises.exactly("incidents", count("act_ru_incident"), 0);
        promises.exactly("notices written twice", doubled("notice", "notice_key, user_id"), 0);
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        mail.close();
        server.close();
    }
}
