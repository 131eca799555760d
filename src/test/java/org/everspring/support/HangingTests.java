package org.everspring.support;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Prints where every thread stands when a class takes far too long: JUnit's own limit knows test methods, not the start of
 * a Spring context and its end.
 */
public class HangingTests implements TestExecutionListener {

    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hanging-tests");
        thread.setDaemon(true);
        return thread;
    });

    private static final Map<Class<?>, Future<?>> RUNNING = new ConcurrentHashMap<>();

    /** Before the others: Spring starts the context in one of them. */
    @Override
    public void beforeTestClass(TestContext test) {
        Class<?> name = test.getTestClass();
        RUNNING.put(name, CLOCK.schedule(() -> print(name), TOO_LONG.toSeconds(), TimeUnit.SECONDS));
    }

    @Override
    public void afterTestClass(TestContext test) {
        Future<?> running = RUNNING.remove(test.getTestClass());
        if (running != null) {
            running.cancel(false);
        }
    }

    private static void print(Class<?> name) {
        System.err.println(name.getName() + " still runs after " + TOO_LONG.toMinutes() + " minutes");
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            System.err.println(thread + " " + thread.getState());
            Arrays.stream(frames).forEach(frame -> System.err.println("\tat " + frame));
        });
    }
}
