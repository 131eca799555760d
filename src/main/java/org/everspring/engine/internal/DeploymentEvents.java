package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.everspring.engine.DeploymentWarnings;
import org.everspring.engine.ModelFault;
import org.everspring.engine.ProcessDeployed;
import org.everspring.engine.TableDeployed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the modules of new versions of processes and decision tables, whoever deploys them. */
@Component
class DeploymentEvents extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;
    private final DeploymentWarnings warnings;

    DeploymentEvents(ApplicationEventPublisher events, DeploymentWarnings warnings) {
        this.events = events;
        this.warnings = warnings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> after = engine.getCustomPostDeployers() == null
                ? new ArrayList<>()
                : new ArrayList<>(engine.getCustomPostDeployers());
        after.add(this::tell);
        engine.setCustomPostDeployers(after);
    }

    private void tell(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            tellOfTables(deployment);
            tellOfProcesses(deployment);
        }
    }

    private void tellOfProcesses(DeploymentEntity deployment) {
        List<ProcessDefinitionEntity> processes = deployment.getDeployedArtifacts(ProcessDefinitionEntity.class);
        if (processes == null) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        boolean logged = context.isUserOperationLogEnabled();
        context.disableUserOperationLog();
        try {
            processes.forEach(process -> events.publishEvent(new ProcessDeployed(
                    process,
                    process.getCandidateStarterGroupIdExpressions().stream()
                            .map(Expression::getExpressionText)
                            .collect(Collectors.toSet()))));
        } finally {
            if (logged) {
                context.enableUserOperationLog();
            }
        }
    }

    private void tellOfTables(DeploymentEntity deployment) {
        List<DecisionDefinition> tables = deployment.getDeployedDecisionDefinitions();
        if (tables == null) {
            return;
        }
        tables.stream().filter(table -> table.getVersion() > 1).forEach(table -> {
            TableDeployed deployed = new TableDeployed(table.getKey(), table.getVersion());
            events.publishEvent(deployed);
            warnings.add(
                    deployment.getId(),
                    deployed.effects().stream()
                            .map(effect -> new ModelFault(table.getResourceName(), null, null, effect))
                            .toList());
        });
    }
}
