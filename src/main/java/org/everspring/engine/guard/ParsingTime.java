package org.everspring.engine.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What parsing the cells of one file may cost. In time of the processor, so that a busy machine refuses nothing that a quiet
 * one takes.
 */
final class ParsingTime {

    private static final Duration MOST = Duration.ofMillis(1000);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long spent;
    private long begun;

    void begin() {
        begun = THREADS.getCurrentThreadCpuTime();
    }

    void end() {
        spent += THREADS.getCurrentThreadCpuTime() - begun;
    }

    boolean isSpent() {
        return spent > MOST.toNanos();
    }
}
