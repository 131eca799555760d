package org.everspring.jobs.internal;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.everspring.nodes.ClockCompared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a node run jobs only by a clock like the others': ahead of them it would take jobs that they are running, and fire
 * timers before their time; behind, its own locks would have ended when it sets them.
 */
@Component
class JobsByRightClock {

    private static final Logger log = LoggerFactory.getLogger(JobsByRightClock.class);

    private final ObjectProvider<JobExecutor> jobs;
    private boolean stopped;

    JobsByRightClock(ObjectProvider<JobExecutor> jobs) {
        this.jobs = jobs;
    }

    @EventListener
    void compared(ClockCompared clock) {
        JobExecutor executor = jobs.getIfAvailable();
        if (executor == null) {
            return;
        }
        if (!clock.right() && executor.isActive()) {
            executor.shutdown();
            stopped = true;
            log.warn(
                    "No jobs are run by a clock that is {} ms ahead of the database's",
                    clock.ahead().toMillis());
        } else if (clock.right() && stopped) {
            stopped = false;
            executor.start();
        }
    }
}
