package org.everspring.engine.internal;

import java.util.List;
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

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return jobs instanceof JobGroup group
                ? new RunnableGroup(group, engine)
                : super.getExecuteJobsRunnable(jobs, engine);
    }
}
