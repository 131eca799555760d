package org.everspring.jobs.internal;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.everspring.engine.ToldReason;

/** Keeps with a failed job, and so with its incident, the reason that is told in Chinese; the stack trace tells the rest. */
final class ToldJobFailure extends DefaultJobRetryCmd {

    ToldJobFailure(String jobId, Throwable thrown) {
        super(jobId, thrown);
    }

    @Override
    protected void logException(JobEntity job) {
        super.logException(job);
        ToldReason.of(exception).ifPresent(job::setExceptionMessage);
    }
}
