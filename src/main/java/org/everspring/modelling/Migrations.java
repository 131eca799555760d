package org.everspring.modelling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.modelling.MigrationPreview.Obstacle;
import org.everspring.modelling.MigrationPreviews.Tried;
import org.springframework.stereotype.Component;

/** Takes running instances to the newest version of their process, one by one, in a batch of the engine. */
@Component
public class Migrations {

    private final EngineCommandsInNameOf commands;
    private final ModelVersions versions;
    private final MigrationPreviews previews;
    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final ManagementService management;

    Migrations(
            EngineCommandsInNameOf commands,
            ModelVersions versions,
            MigrationPreviews previews,
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            ManagementService management) {
        this.commands = commands;
        this.versions = versions;
        this.previews = previews;
        this.engine = engine;
        this.runtime = runtime;
        this.management = management;
    }

    /**
     * A migration that has begun.
     *
     * @param instances that will be migrated
     * @param staying why the others stay on their version
     */
    public record Migration(String batch, String key, int from, int to, int instances, List<Obstacle> staying) {}

    /**
     * A migration that has not ended.
     *
     * @param failed instances that could not be migrated; the engine tells of them as incidents of the batch
     */
    public record Progress(String key, String name, int from, int to, int instances, int migrated, int failed) {}

    /** How many instances run, by key and version; nothing where none does. */
    public Map<String, Map<Integer, Integer>> running(String userId) {
        return commands.run(
                userId,
                () -> management.createProcessDefinitionStatisticsQuery().list().stream()
                        .filter(version -> version.getInstances() > 0)
                        .collect(Collectors.groupingBy(
                                ProcessDefinitionStatistics::getKey,
                                Collectors.toMap(
                                        ProcessDefinitionStatistics::getVersion,
                                        ProcessDefinitionStatistics::getInstances))));
    }

    /** How the running instances of every older version would fare, the newest version first. */
    public List<MigrationPreview> previews(String userId, String key) {
        List<ModelVersion> all = versions.ofProcess(key);
        return commands.tryOut(
                userId,
                () -> all.stream()
                        .skip(1)
                        .map(older -> previews.preview(
                                        older.definitionId(), all.get(0).definitionId())
                                .version())
                        .filter(tried -> tried.instances() > 0)
                        .toList());
    }

    /**
     * Begins to migrate what can be migrated. An instance that has moved on by the time its turn comes, to where it cannot
     * be migrated, stays on its version.
     *
     * @throws InvalidInputException when the engine can migrate none of them, with the reasons
     * @throws AlreadyDoneException while the same migration is still going on
     */
    public Migration migrate(String userId, String key, int from) {
        List<ModelVersion> all = versions.ofProcess(key);
        ModelVersion newest = all.get(0);
        ModelVersion older = ModelVersions.find(all, from)
                .orElseThrow(() -> new InvalidInputException("流程“" + newest.title() + "”没有第" + from + "版，请核对。"));
        if (older.version() == newest.version()) {
            throw new InvalidInputException("第" + from + "版就是现行版本，不需要迁移。");
        }
        // What is tried is not kept, so it needs a transaction of its own.
        Tried tried = commands.tryOut(userId, () -> previews.preview(older.definitionId(), newest.definitionId()));
        return commands.runAlone(userId, () -> {
            if (isGoingOn(older.definitionId())) {
                throw new AlreadyDoneException("第" + from + "版的实例正在迁移，请等它完成后再看。");
            }
            requireSome(older, tried.version());
            if (versions.ofProcess(key).get(0).version() != newest.version()) {
                throw new AlreadyDoneException("刚刚部署了新的版本，请刷新后再看。");
            }
            MigrationPlan plan = MigrationPreviews.plan(runtime, older.definitionId(), newest.definitionId());
            Batch batch = runtime.newMigration(plan)
                    .processInstanceIds(tried.migratable())
                    .executeAsync();
            return new Migration(
                    batch.getId(),
                    key,
                    from,
                    newest.version(),
                    tried.migratable().size(),
                    tried.version().obstacles());
        });
    }

    private static void requireSome(ModelVersion older, MigrationPreview tried) {
        if (tried.instances() == 0) {
            throw new AlreadyDoneException("第" + older.version() + "版没有运行中的实例，不需要迁移。");
        }
        if (tried.migratable() == 0) {
            throw new InvalidInputException("第" + older.version() + "版的实例都不能迁移，没有改动。"
                    + tried.obstacles().stream().map(Obstacle::sentence).collect(Collectors.joining("；")) + "。");
        }
    }

    /** Those that have not ended. Reads past the engine's rights. */
    public List<Progress> goingOn() {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() ->
                        management
                                .createBatchStatisticsQuery()
                                .type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)
                                .list()
                                .stream()
                                .map(this::progress)
                                .toList()));
    }

    private Progress progress(BatchStatistics batch) {
        MigrationPlan plan = configuration(
                        Context.getCommandContext().getBatchManager().findBatchById(batch.getId()))
                .getMigrationPlan();
        ProcessDefinitionEntity from = definition(plan.getSourceProcessDefinitionId());
        ProcessDefinitionEntity to = definition(plan.getTargetProcessDefinitionId());
        return new Progress(
                to.getKey(),
                to.getName(),
                from.getVersion(),
                to.getVersion(),
                batch.getTotalJobs(),
                batch.getCompletedJobs(),
                batch.getFailedJobs());
    }

    private boolean isGoingOn(String source) {
        return management.createBatchQuery().type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION).list().stream()
                .anyMatch(batch -> configuration((BatchEntity) batch)
                        .getMigrationPlan()
                        .getSourceProcessDefinitionId()
                        .equals(source));
    }

    private static MigrationBatchConfiguration configuration(BatchEntity batch) {
        return (MigrationBatchConfiguration)
                batch.getBatchJobHandler().readConfiguration(batch.getConfigurationBytes());
    }

    private ProcessDefinitionEntity definition(String id) {
        return engine.getDeploymentCache().findDeployedProcessDefinitionById(id);
    }
}
