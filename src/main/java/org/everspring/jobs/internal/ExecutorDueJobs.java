package org.everspring.jobs.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.everspring.jobs.DueJobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ExecutorDueJobs implements DueJobs {

    /** In milliseconds: a job takes some. */
    private static final int PAUSE = 2;

    /** Of real time: what falls on one moment takes seconds. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExecutorDueJobs(ProcessEngine engine, JdbcClient jdbc, Clock clock) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void await() {
        JobExecutor executor = engine.getJobExecutor();
        long began = System.nanoTime();
        while (areDue()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        "Jobs that are due are not done after " + LONGEST.toMinutes() + " minutes");
            }
            // Nothing when it runs; the application starts it at the end of its own start.
            executor.start();
            executor.jobWasAdded();
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for jobs", e);
            }
        }
    }

    private boolean areDue() {
        return jdbc.sql(
                                "select count(*) from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and DUEDATE_ <= :now")
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }
}
