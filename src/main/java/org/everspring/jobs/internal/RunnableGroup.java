package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a group of jobs in one transaction. When one of them fails, or somebody has been faster at one of the instances,
 * nothing of it has happened, and each runs by itself, as the engine runs it: only the one that fails is tried again later.
 */
final class RunnableGroup extends ExecuteJobsRunnable {

    private static final Logger log = LoggerFactory.getLogger(RunnableGroup.class);

    private final List<String> jobs;

    RunnableGroup(JobGroup jobs, ProcessEngineImpl engine) {
        this(new ArrayList<>(jobs), engine);
    }

    private RunnableGroup(List<String> jobs, ProcessEngineImpl engine) {
        super(jobs, engine);
        this.jobs = jobs;
    }

    @Override
    public void run() {
        JobExecutorContext context = new JobExecutorContext();
        Context.setJobExecutorContext(context);
        ClassLoader before = switchClassLoader();
        try {
            if (jobExecutor.isActive()) {
                Set<String> run = processEngine
                        .getProcessEngineConfiguration()
                        .getCommandExecutorTxRequired()
                        .execute(new RunJobsTogether(jobs));
                jobs.clear();
                jobs.addAll(context.getCurrentProcessorJobQueue());
                jobs.removeAll(run);
            }
        } catch (RuntimeException | Error e) {
            log.info(
                    "{} jobs run one by one, because not all of them could be run at once: {}",
                    jobs.size(),
                    e.toString());
        } finally {
            Context.removeJobExecutorContext();
            Thread.currentThread().setContextClassLoader(before);
        }
        super.run();
    }
}
