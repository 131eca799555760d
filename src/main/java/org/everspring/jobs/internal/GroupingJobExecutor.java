package org.everspring.jobs.internal;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/** The engine's job executor, which runs what only tells people something in groups. */
class GroupingJobExecutor extends SpringJobExecutor {

    private final TellingTimers timers;

    GroupingJobExecutor(TellingTimers timers) {
        this.timers = timers;
    }

    /** At each start: the engine forgets it when it stops. */
    @Override
    protected void ensureInitialization() {
        setAcquireJobsCmdFactory(most -> new AcquireJobsInGroups(this, most, timers));
        super.ensureInitialization();
    }

    /**
     * A group that no thread is free for is run by the thread that has acquired it. The engine keeps what is rejected and
     * acquires fewer for each batch of it: with groups it would lock all that is due, longer than locks last.
     */
    @Override
    public void executeJobs(List<String> jobs, ProcessEngineImpl engine) {
        if (!(jobs instanceof JobGroup)) {
            super.executeJobs(jobs, engine);
            return;
        }
        Runnable group = getExecuteJobsRunnable(jobs, engine);
        try {
            getTaskExecutor().execute(group);
        } catch (RejectedExecutionException e) {
            group.run();
        }
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return jobs instanceof JobGroup group
                ? new RunnableGroup(group, engine)
                : super.getExecuteJobsRunnable(jobs, engine);
    }
}
