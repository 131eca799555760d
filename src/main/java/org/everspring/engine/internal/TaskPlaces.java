package org.everspring.engine.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.everspring.engine.MemberGroups;
import org.everspring.engine.OpenTasks;
import org.everspring.engine.TaskPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asked from our own pages, where nobody is signed in at the engine: it answers without looking at anybody's rights. */
@Component
class TaskPlaces implements OpenTasks {

    private final ProcessEngine engine;
    private final MemberGroups groups;

    TaskPlaces(ProcessEngine engine, MemberGroups groups) {
        this.engine = engine;
        this.groups = groups;
    }

    @Override
    public Optional<OpenTask> find(String taskId, String userId) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                        .filter(task -> !task.isSuspended())
                        .map(task -> new OpenTask(of(task), task.getAssignee(), isWorkable(task, userId, groups))));
    }

    static boolean isWorkable(TaskEntity task, String userId, MemberGroups groups) {
        if (userId.equals(task.getAssignee())) {
            return true;
        }
        Set<String> own = Set.copyOf(groups.of(userId));
        return task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .anyMatch(link -> userId.equals(link.getUserId())
                        || link.getGroupId() != null && own.contains(link.getGroupId()));
    }

    static TaskPlace of(TaskEntity task) {
        String unit = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(","));
        ExecutionEntity execution = task.getExecution();
        return execution == null
                ? new TaskPlace(null, task.getId(), "", unit)
                : new TaskPlace(
                        businessKey(execution),
                        execution.getRootProcessInstanceId(),
                        task.getTaskDefinitionKey(),
                        unit);
    }

    /** A called process without a key of its own belongs to the matter of its caller. */
    private static @Nullable String businessKey(ExecutionEntity execution) {
        ExecutionEntity instance = execution.getProcessInstance();
        while (instance.getBusinessKey() == null && instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return instance.getBusinessKey();
    }
}
