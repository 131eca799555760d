package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/** Closes what the engine leaves open on jobs. */
@Component
class JobGuardPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setManagementService(new GuardedManagementService(engine));
        engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new OnJobsOfNoProcess())));
    }

    /**
     * Jobs of no process, such as the clearing of history or the parts of a batch, belong to administrators. The engine
     * lets anybody who is signed in run, move or delete them, and tells anybody the ids of those that clear the history.
     */
    private static final class OnJobsOfNoProcess extends AuthorizationCommandChecker {

        @Override
        public void checkUpdateJob(JobEntity job) {
            requireAdministrator(job);
            super.checkUpdateJob(job);
        }

        @Override
        public void checkUpdateRetriesJob(JobEntity job) {
            requireAdministrator(job);
            super.checkUpdateRetriesJob(job);
        }

        private void requireAdministrator(JobEntity job) {
            if (job.getProcessDefinitionKey() == null) {
                getAuthorizationManager().checkCamundaAdmin();
            }
        }
    }
}
