package org.everspring.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the engine stands.
 *
 * @param dueTimers timers whose moment has come and that have not fired
 * @param waitingJobs all jobs that could run now, these timers among them
 * @param waitingSince when the first of them was due; null when none waits
 * @param retriedJobs jobs that have failed and are tried again
 * @param stoppedJobs jobs that are not tried any more
 */
public record EngineFigures(
        long openTasks,
        long overdueTasks,
        long dueTimers,
        long waitingJobs,
        @Nullable Instant waitingSince,
        long retriedJobs,
        long stoppedJobs,
        long incidents) {}
