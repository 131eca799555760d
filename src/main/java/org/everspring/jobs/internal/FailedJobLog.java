package org.everspring.jobs.internal;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper.ExceptionLoggingHandler;
import org.everspring.engine.ToldReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each attempt of a job that fails: why. Its stack trace is kept with the job, and Cockpit shows it. */
final class FailedJobLog implements ExceptionLoggingHandler {

    private static final Logger log = LoggerFactory.getLogger(FailedJobLog.class);
    private static final int LONGEST = 500;

    @Override
    public void exceptionWhileExecutingJob(String jobId, Throwable thrown) {
        if (thrown instanceof OptimisticLockingException) {
            log.info("Job {} has lost a race and is tried again", jobId);
        } else {
            log.warn("Job {} failed: {}", jobId, reason(thrown));
            log.debug("It failed with", thrown);
        }
    }

    /** As it is told in Chinese, or else where it all began. */
    private static String reason(Throwable thrown) {
        String reason = ToldReason.of(thrown)
                .orElseGet(() -> String.valueOf(root(thrown)))
                .replaceAll("\\p{Cntrl}+", " ");
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
