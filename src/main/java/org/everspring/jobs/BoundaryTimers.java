package org.everspring.jobs;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The timers on the border of a part of a model. */
public final class BoundaryTimers {

    private BoundaryTimers() {}

    /**
     * Ends the timers of these events around the step that the instance has reached, so that they do not fire to no
     * purpose. They are there again when the part is entered again.
     *
     * @param events the ids of the boundary events
     */
    public static void end(DelegateExecution step, Set<String> events) {
        for (ExecutionEntity scope = (ExecutionEntity) step; scope != null; scope = scope.getParent()) {
            List<JobEntity> timers =
                    scope.getJobs().stream().filter(job -> isOf(events, job)).toList();
            timers.forEach(JobEntity::delete);
            if (!timers.isEmpty()) {
                return;
            }
        }
    }

    /** By what the job itself says: its definition would be read for that. */
    private static boolean isOf(Set<String> events, JobEntity job) {
        return job.getJobHandlerConfiguration() instanceof TimerJobConfiguration timer
                && events.contains(timer.getTimerElementKey());
    }
}
