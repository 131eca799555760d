package org.everspring.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Four callers behind a balancer of their own, which asks every half second who is ready: they report problems, each with a
 * key of its own, and read lists.
 */
final class Traffic implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final AtomicInteger KEYS = new AtomicInteger();

    private record Answer(String phase, int status, double seconds) {}

    private final int keysBefore = KEYS.get();
    private final List<Node> nodes;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final Set<Integer> unacknowledged = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile List<Node> ready;
    private volatile String phase = "before";
    private volatile boolean over;

    Traffic(List<Node> nodes) {
        this.nodes = nodes;
        this.ready = nodes;
        threads.add(new Thread(this::balance));
        for (int i = 0; i < CALLERS; i++) {
            threads.add(new Thread(this::call));
        }
        threads.forEach(Thread::start);
    }

    void phase(String begun) {
        phase = begun;
    }

    /** With nobody ready all are asked: the balancer's own error would be none of ours. */
    private void balance() {
        while (!over) {
            List<Node> found = nodes.stream().filter(Node::isReady).toList();
            ready = found.isEmpty() ? nodes : found;
            pause(500);
        }
    }

    private void call() {
        while (!over) {
            int key = nextKey();
            List<Node> now = ready;
            Node node = now.get(key % now.size());
            unacknowledged.add(key);
            if (time(() -> put(node, key)) / 100 == 2) {
                unacknowledged.remove(key);
            }
            time(() -> node.get("/engine-rest/task/count"));
            pause(100);
        }
    }

    static int nextKey() {
        return KEYS.incrementAndGet();
    }

    static int put(Node node, int key) {
        return node.send(
                "PUT",
                "/api/problems/FAULT-" + key,
                "{\"source\":\"hotline\",\"item\":\"2.1\",\"title\":\"故障演练" + key
                        + "\",\"description\":\"须向四个部门重复提交材料。\",\"units\":[\"shuiwuju\"]}");
    }

    private int time(IntSupplier request) {
        String begun = phase;
        long start = System.nanoTime();
        int status = request.getAsInt();
        answers.add(new Answer(begun, status, (System.nanoTime() - start) / 1e9));
        return status;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it runs as it does all day. */
    void await(int answered) throws InterruptedException {
        while (answers.size() < answered) {
            Thread.sleep(100);
        }
    }

    void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        answers.stream()
                .map(answer -> answer.phase() + " " + answer.status())
                .distinct()
                .sorted()
                .forEach(kind -> System.out.printf(
                        "  answers %s: %d%n",
                        kind,
                        answers.stream()
                                .filter(answer -> kind.equals(answer.phase() + " " + answer.status()))
                                .count()));
    }

    double longest(String asked) {
        return answers.stream()
                .filter(answer -> answer.phase().equals(asked))
                .mapToDouble(Answer::seconds)
                .max()
                .orElse(0);
    }

    long others(String asked) {
        return answers.stream()
                .filter(answer -> answer.phase().equals(asked))
                .filter(answer -> answer.status() / 100 != 2 && answer.status() != 503)
                .count();
    }

    long failures(String asked) {
        return answers.stream()
                .filter(answer -> answer.phase().equals(asked) && answer.status() / 100 != 2)
                .count();
    }

    /** As their senders do: what was saved after all is found by its key. */
    void repeatWhatWasNotAcknowledged(Node node) {
        System.out.println("  repeated because not acknowledged: " + unacknowledged.size());
        unacknowledged.removeIf(key -> put(node, key) / 100 == 2);
        if (!unacknowledged.isEmpty()) {
            throw new IllegalStateException("Still not acknowledged: " + unacknowledged);
        }
    }

    int sent() {
        return KEYS.get() - keysBefore;
    }

    int answered() {
        return answers.size();
    }

    @Override
    public void close() {
        over = true;
    }
}
