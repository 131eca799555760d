package org.everspring.audit.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.everspring.audit.AuditTrail;
import org.everspring.audit.CurrentRequest;
import org.everspring.audit.process.OperationsOfTransaction.Subject;
import org.everspring.engine.OwnersWarnings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Listens to what people do with the engine, by whichever of its interfaces. Camunda keeps a log of it, too, but without
 * the address and only as long as the instance's history.
 */
@Component
class EngineOperations extends AbstractProcessEnginePlugin {

    private final AuditTrail trail;
    private final CurrentRequest request;
    private final OwnersWarnings warnings;

    EngineOperations(AuditTrail trail, CurrentRequest request, OwnersWarnings warnings) {
        this.trail = trail;
        this.request = request;
        this.warnings = warnings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomHistoryEventHandlers().add(new Listener());
        engine.setCustomPreCommandInterceptorsTxRequired(before(engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                before(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    private List<CommandInterceptor> before(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(new RefusalReason(request)));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    /** No bean: Camunda's starter would add it once more. */
    private final class Listener implements HistoryEventHandler {

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof UserOperationLogEntryEventEntity operation) {
                OperationsOfTransaction operations = OperationsOfTransaction.current(trail);
                operations.add(operation, subject(operation));
                if (EntityTypes.DEPLOYMENT.equals(operation.getEntityType())) {
                    warnings.sentences(operation.getDeploymentId()).stream()
                            .reduce((one, other) -> one + "；" + other)
                            .ifPresent(words -> operations.remark(operation, "warnings", words));
                }
            }
        }
    }

    /** Null for what tells its subject property by property. */
    private static @Nullable Subject subject(UserOperationLogEntryEventEntity event) {
        CommandContext context = Context.getCommandContext();
        String instance = businessKey(event, context);
        return switch (event.getEntityType()) {
            case EntityTypes.TASK,
                    EntityTypes.IDENTITY_LINK,
                    EntityTypes.ATTACHMENT,
                    EntityTypes.COMMENT,
                    EntityTypes.VARIABLE,
                    EntityTypes.HISTORIC_TASK ->
                new Subject(first(instance, event.getTaskId()), taskName(event, context));
            case EntityTypes.DEPLOYMENT -> deployment(event, context);
            case EntityTypes.AUTHORIZATION, EntityTypes.GROUP_MEMBERSHIP, EntityTypes.TENANT_MEMBERSHIP -> null;
            default -> other(event, instance);
        };
    }

    private static Subject other(UserOperationLogEntryEventEntity event, @Nullable String instance) {
        return new Subject(
                first(
                        instance,
                        event.getJobId(),
                        event.getBatchId(),
                        event.getExternalTaskId(),
                        event.getProcessDefinitionKey(),
                        event.getProcessDefinitionId(),
                        event.getNewValue()),
                event.getProcessDefinitionKey());
    }

    private static @Nullable String businessKey(UserOperationLogEntryEventEntity event, CommandContext context) {
        if (event.getProcessInstanceId() == null) {
            return null;
        }
        ExecutionEntity instance = context.getExecutionManager().findExecutionById(event.getProcessInstanceId());
        return instance == null ? null : first(instance.getBusinessKey(), instance.getId());
    }

    private static @Nullable String taskName(UserOperationLogEntryEventEntity event, CommandContext context) {
        TaskEntity task =
                event.getTaskId() == null ? null : context.getTaskManager().findTaskById(event.getTaskId());
        return task == null ? null : task.getName();
    }

    private static Subject deployment(UserOperationLogEntryEventEntity event, CommandContext context) {
        DeploymentEntity deployment = event.getDeploymentId() == null
                ? null
                : context.getDeploymentManager().findDeploymentById(event.getDeploymentId());
        if (deployment == null) {
            return new Subject(event.getDeploymentId(), null);
        }
        String files = deployment.getResources().keySet().stream().sorted().collect(Collectors.joining("、"));
        return new Subject(event.getDeploymentId(), files.isEmpty() ? deployment.getName() : files);
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
