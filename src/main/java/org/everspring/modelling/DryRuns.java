package org.everspring.modelling;

import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.everspring.engine.DeploymentWarnings;
import org.everspring.engine.InputRefusedException;
import org.everspring.guard.ModelFile;
import org.everspring.guard.RefusedModelsException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.modelling.DryRun.Change;
import org.everspring.modelling.DryRun.ProcessChange;
import org.springframework.stereotype.Component;

/** Deploys without keeping it, and tells what came of it. */
@Component
public class DryRuns {

    private final EngineCommandsInNameOf commands;
    private final RepositoryService repository;
    private final ManagementService management;
    private final MigrationPreviews previews;
    private final DeploymentWarnings told;

    DryRuns(
            EngineCommandsInNameOf commands,
            RepositoryService repository,
            ManagementService management,
            MigrationPreviews previews,
            DeploymentWarnings told) {
        this.commands = commands;
        this.repository = repository;
        this.management = management;
        this.previews = previews;
        this.told = told;
    }

    /** @throws InvalidInputException without any file */
    public DryRun tryOut(String userId, List<ModelFile> files) {
        if (files.isEmpty()) {
            throw new InvalidInputException("没有收到文件，请选择要试部署的流程（.bpmn）、决策表（.dmn）或表单（.form）文件。");
        }
        return commands.tryOut(userId, () -> deployed(files));
    }

    private DryRun deployed(List<ModelFile> files) {
        DeploymentBuilder builder = repository.createDeployment().name("试部署");
        files.forEach(file -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        DeploymentEntity deployment;
        try {
            deployment = (DeploymentEntity) builder.deployWithResult();
        } catch (InputRefusedException e) {
            if (e.getCause() instanceof RefusedModelsException refused) {
                return DryRun.refused(refused.inspection());
            }
            throw e;
        }
        return new DryRun(
                true,
                List.of(),
                DryRun.faults(told.of(deployment.getId())),
                list(deployment.getDeployedProcessDefinitions(), this::change),
                list(
                        deployment.getDeployedDecisionDefinitions(),
                        table -> new Change(
                                table.getKey(), table.getName(), table.getResourceName(), table.getVersion())),
                list(
                        deployment.getDeployedArtifacts(CamundaFormDefinitionEntity.class),
                        form -> new Change(form.getKey(), null, form.getResourceName(), form.getVersion())));
    }

    /** The engine gives null for none. */
    private static <S, T> List<T> list(List<S> deployed, Function<S, T> change) {
        return Stream.ofNullable(deployed).flatMap(List::stream).map(change).toList();
    }

    private ProcessChange change(ProcessDefinition process) {
        List<MigrationPreview> running = management.createProcessDefinitionStatisticsQuery().list().stream()
                .filter(version -> version.getKey().equals(process.getKey()) && version.getInstances() > 0)
                .sorted(Comparator.comparingInt(ProcessDefinitionStatistics::getVersion)
                        .reversed())
                .map(version ->
                        previews.preview(version.getId(), process.getId()).version())
                .toList();
        return new ProcessChange(
                process.getKey(), process.getName(), process.getResourceName(), process.getVersion(), running);
    }
}
