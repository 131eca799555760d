package org.everspring.jobs;

/** What is due by the engine's clock, for whoever moves that clock and waits for what follows. */
public interface DueJobs {

    /**
     * Wakes the job executor, or starts it, and returns when nothing is due any more; what those jobs make due counts too.
     * What has failed and is tried later is not waited for.
     *
     * @throws IllegalStateException when the thread is interrupted, or after five minutes of real time
     */
    void await();
}
