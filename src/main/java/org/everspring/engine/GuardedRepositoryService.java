package org.everspring.engine;

import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Takes the empty tenant of Camunda Modeler's dialogue for none, before files are compared with what is deployed. */
final class GuardedRepositoryService extends RepositoryServiceImpl {

    @Override
    public DeploymentBuilder createDeployment() {
        return new WithoutEmptyTenant(this);
    }

    private static final class WithoutEmptyTenant extends DeploymentBuilderImpl {

        private static final long serialVersionUID = 1;

        WithoutEmptyTenant(RepositoryServiceImpl repository) {
            super(repository);
        }

        @Override
        public DeploymentBuilder tenantId(String tenantId) {
            return super.tenantId(tenantId == null || tenantId.isBlank() ? null : tenantId.strip());
        }
    }
}
