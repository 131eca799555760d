package org.everspring.simulation.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works what falls on one moment at the same time. */
final class Hands implements AutoCloseable {

    private static final int NUMBER = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER);

    /** Returns when all is done, and fails when one of them fails. */
    void work(List<Runnable> actions) {
        List<Future<?>> begun = actions.stream().<Future<?>>map(threads::submit).toList();
        for (Future<?> action : begun) {
            try {
                action.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
