package org.everspring.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What parsing the cells of one file may cost. In time of the processor, so that a busy machine refuses nothing that a quiet
 * one takes.
 */
final class ParsingTime {

    static final Duration MOST = Duration.ofSeconds(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration most;
    private long spent;
    private long begun;

    ParsingTime(Duration most) {
        this.most = most;
    }

    void begin() {
        begun = THREADS.getCurrentThreadCpuTime();
    }

    void end() {
        spent += THREADS.getCurrentThreadCpuTime() - begun;
    }

    boolean isSpent() {
        return spent > most.toNanos();
    }
}
