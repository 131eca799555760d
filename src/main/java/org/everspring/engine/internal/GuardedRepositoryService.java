package org.everspring.engine.internal;

import java.util.Locale;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.everspring.kernel.InvalidInputException;

/**
 * Takes the empty tenant of Camunda Modeler's dialogue for none, before files are compared with what is deployed, and leaves
 * the sources that tell releases and rollbacks from what people deploy to the system.
 */
final class GuardedRepositoryService extends RepositoryServiceImpl {

    private static final String OF_THE_SYSTEM = "everspring";

    @Override
    public DeploymentBuilder createDeployment() {
        return new WithoutEmptyTenant(this);
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        String source = deployment.getDeployment().getSource();
        if (source != null && source.strip().toLowerCase(Locale.ROOT).startsWith(OF_THE_SYSTEM)) {
            commandExecutor.execute(context -> {
                requireSystem(context, source);
                return null;
            });
        }
        return super.deployWithResult(deployment);
    }

    /** A rollback bears the name of whoever asks for it, but runs with the system's rights. */
    private static void requireSystem(CommandContext context, String source) {
        if (context.getAuthenticatedUserId() != null && context.isAuthorizationCheckEnabled()) {
            throw new InvalidInputException("部署来源“" + source + "”只用于系统的发布和回退，请换一个来源（deployment-source）后重新部署。");
        }
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
