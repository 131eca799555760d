package org.everspring.jobs.internal;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.everspring.jobs.BoundaryTimers;
import org.springframework.stereotype.Component;

/** Looks for them from the step outwards, up to the first scope that has some. */
@Component
class ScopeTimers implements BoundaryTimers {

    @Override
    public void end(DelegateExecution step, Set<String> events) {
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
