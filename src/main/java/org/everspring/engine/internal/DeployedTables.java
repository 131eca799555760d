package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.everspring.engine.DeploymentWarnings;
import org.everspring.engine.ModelFault;
import org.everspring.engine.TableDeployed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the modules of new versions of their decision tables, whoever deploys them. */
@Component
class DeployedTables extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;
    private final DeploymentWarnings warnings;

    DeployedTables(ApplicationEventPublisher events, DeploymentWarnings warnings) {
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
        List<DecisionDefinition> tables = deployment.getDeployedDecisionDefinitions();
        if (!deployment.isNew() || tables == null) {
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
