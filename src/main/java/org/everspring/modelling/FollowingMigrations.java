package org.everspring.modelling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.springframework.stereotype.Component;

/** Whatever migrates instances in a batch, their tasks follow the new version in the same job. */
@Component
class FollowingMigrations extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomBatchJobHandlers(List.of(new Handler()));
    }

    private static final class Handler extends MigrationBatchJobHandler {

        @Override
        public void executeHandler(
                MigrationBatchConfiguration batch, ExecutionEntity execution, CommandContext context, String tenant) {
            super.executeHandler(batch, execution, context, tenant);
            Map<String, String> sources = batch.getMigrationPlan().getInstructions().stream()
                    .collect(Collectors.toMap(
                            MigrationInstruction::getTargetActivityId,
                            MigrationInstruction::getSourceActivityId,
                            (first, second) -> first));
            ProcessDefinitionEntity before =
                    getProcessDefinition(context, batch.getMigrationPlan().getSourceProcessDefinitionId());
            ProcessDefinitionEntity after =
                    getProcessDefinition(context, batch.getMigrationPlan().getTargetProcessDefinitionId());
            batch.getIds()
                    .forEach(instance -> context.getTaskManager().findTasksByProcessInstanceId(instance).stream()
                            .filter(task -> after.getId().equals(task.getProcessDefinitionId()))
                            .forEach(task -> follow(task, sources, before, after)));
        }

        private static void follow(
                TaskEntity task,
                Map<String, String> sources,
                ProcessDefinitionEntity before,
                ProcessDefinitionEntity after) {
            String key = task.getTaskDefinitionKey();
            TaskDefinition then = before.getTaskDefinitions().get(sources.getOrDefault(key, key));
            TaskDefinition now = after.getTaskDefinitions().get(key);
            if (then != null && now != null) {
                WaitingTasks.follow(task, then, now);
            }
        }
    }
}
