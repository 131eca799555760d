package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** Acquires jobs as the engine does, and puts together what may run in one transaction. */
final class AcquireJobsInGroups extends AcquireJobsCmd {

    private final TellingTimers timers;

    AcquireJobsInGroups(JobExecutor executor, int most, TellingTimers timers) {
        super(executor, most);
        this.timers = timers;
    }

    @Override
    public AcquiredJobs execute(CommandContext context) {
        AcquiredJobs acquired = super.execute(context);
        // An instance with several jobs keeps them to itself, one after the other.
        List<String> alone = acquired.getJobIdBatches().stream()
                .filter(jobs -> jobs.size() == 1)
                .map(jobs -> jobs.get(0))
                .toList();
        Set<String> together = timers.among(alone);
        if (together.size() > 1) {
            acquiredJobs = new Grouped(acquired, together);
        }
        return acquiredJobs;
    }

    private static final class Grouped extends AcquiredJobs {

        private Grouped(AcquiredJobs acquired, Set<String> together) {
            super(acquired.getNumberOfJobsAttemptedToAcquire());
            acquired.getJobIdBatches().stream()
                    .filter(jobs -> !together.contains(jobs.get(0)))
                    .forEach(this::addJobIdBatch);
            List<String> telling = acquired.getJobIdBatches().stream()
                    .map(jobs -> jobs.get(0))
                    .filter(together::contains)
                    .toList();
            for (int from = 0; from < telling.size(); from += JobGroup.LARGEST) {
                int to = Math.min(from + JobGroup.LARGEST, telling.size());
                addJobIdBatch(new JobGroup(new ArrayList<>(telling.subList(from, to))));
            }
        }

        /** The engine compares it with the number of batches, to see whether there may be more to acquire. */
        @Override
        public int getNumberOfJobsAttemptedToAcquire() {
            boolean all = size() + getNumberOfJobsFailedToLock() >= numberOfJobsAttemptedToAcquire;
            return all ? 0 : numberOfJobsAttemptedToAcquire;
        }
    }
}
