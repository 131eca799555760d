package org.everspring.jobs.internal;

import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;

/**
 * The management service in which giving a job another attempt is not a way to another date: whoever may only repeat a
 * failed job could let a report's term end early. A job keeps a date in any case.
 */
final class GuardedManagementService extends ManagementServiceImpl {

    GuardedManagementService(ProcessEngineConfiguration engine) {
        super(engine);
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return new Retries(commandExecutor, retries);
    }

    /** Without a date a job is due at once for whoever asks so, but would never be acquired. */
    @Override
    public void setJobDuedate(String jobId, Date newDuedate, boolean cascade) {
        super.setJobDuedate(jobId, newDuedate == null ? ClockUtil.getCurrentTime() : newDuedate, cascade);
    }

    private static final class Retries extends SetJobRetriesBuilderImpl {

        private Retries(CommandExecutor commandExecutor, int retries) {
            super(commandExecutor, retries);
        }

        @Override
        public SetJobRetriesBuilder dueDate(Date dueDate) {
            commandExecutor.execute(context -> {
                context.getAuthorizationManager().checkCamundaAdmin();
                return null;
            });
            return super.dueDate(dueDate);
        }
    }
}
