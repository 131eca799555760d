package org.everspring.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several people at one moment. */
public final class AtOnce {

    private AtOnce() {}

    /** Starts each in a thread of its own, all at the same moment, and returns what they failed with. */
    public static List<Throwable> run(Runnable... actions) {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        ExecutorService threads = Executors.newFixedThreadPool(actions.length);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable action : actions) {
                running.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    action.run();
                    return null;
                }));
            }
            List<Throwable> failures = new ArrayList<>();
            for (Future<?> one : running) {
                try {
                    one.get(1, TimeUnit.MINUTES);
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            return failures;
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
