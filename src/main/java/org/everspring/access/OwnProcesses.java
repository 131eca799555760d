package org.everspring.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.everspring.engine.ProcessContract;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The processes that process owners have made, and who may start them: the units that the model names as candidate
 * starters, or all units where it names none; nobody where the model says that it is not to be started in Tasklist. It
 * holds from the deployment on and at every start.
 */
@Component
public class OwnProcesses extends AbstractProcessEnginePlugin implements Deployer {

    private final Set<String> shipped;
    private final Plan plan;
    private final ObjectProvider<Rights> rights;

    OwnProcesses(List<ProcessContract> contracts, Plan plan, ObjectProvider<Rights> rights) {
        this.shipped = contracts.stream().map(ProcessContract::key).collect(Collectors.toSet());
        this.plan = plan;
        this.rights = rights;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> after = new ArrayList<>();
        if (engine.getCustomPostDeployers() != null) {
            after.addAll(engine.getCustomPostDeployers());
        }
        after.add(this);
        engine.setCustomPostDeployers(after);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        List<ProcessDefinitionEntity> processes = deployment.getDeployedArtifacts(ProcessDefinitionEntity.class);
        if (!deployment.isNew() || processes == null) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        boolean logged = context.isUserOperationLogEnabled();
        // The deployment is what somebody has done; that rights follow it is no operation of his.
        context.disableUserOperationLog();
        try {
            processes.stream()
                    .filter(process -> isOwn(process.getKey()))
                    .forEach(process -> rights.getObject()
                            .provideToStarters(
                                    process.getKey(),
                                    startRights(process, groups(process), plan.units()),
                                    plan.units()));
        } finally {
            if (logged) {
                context.enableUserOperationLog();
            }
        }
    }

    /** Of those that are in force; to be asked inside a command of the engine's. */
    public List<ProcessDefinition> inForce() {
        return repository().createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
                .filter(process -> isOwn(process.getKey()))
                .toList();
    }

    /** Who may start them; to be asked inside a command of the engine's. */
    List<Right> startRights(List<Unit> units) {
        return inForce().stream()
                .flatMap(process -> startRights(process, storedGroups(process), units).stream())
                .toList();
    }

    boolean isOwn(String key) {
        return !shipped.contains(key);
    }

    private static List<Right> startRights(ProcessDefinition process, Set<String> starters, List<Unit> units) {
        return units.stream()
                .map(unit -> unit.id().value())
                .filter(group -> process.isStartableInTasklist() && (starters.isEmpty() || starters.contains(group)))
                .map(group -> Right.of(
                        group,
                        Resources.PROCESS_DEFINITION,
                        process.getKey(),
                        ProcessDefinitionPermissions.CREATE_INSTANCE))
                .toList();
    }

    private static Set<String> groups(ProcessDefinitionEntity process) {
        return process.getCandidateStarterGroupIdExpressions().stream()
                .map(Expression::getExpressionText)
                .collect(Collectors.toSet());
    }

    /** Without parsing the model: one that cannot be parsed any more must not keep the application from starting. */
    private static Set<String> storedGroups(ProcessDefinition process) {
        Set<String> groups = new HashSet<>();
        for (IdentityLink link : repository().getIdentityLinksForProcessDefinition(process.getId())) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
            }
        }
        return groups;
    }

    private static RepositoryService repository() {
        return Context.getProcessEngineConfiguration().getRepositoryService();
    }
}
