package org.everspring.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.everspring.InvalidInputException;

/**
 * The task service with one way to finish a task: through its form, and so through the checks of {@link FormSchema}.
 * What would carry variables past the form, or end a process that the diagram does not let a clerk end, is refused.
 */
final class GuardedTaskService extends TaskServiceImpl {

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        commandExecutor.execute(new TaskFormSubmission(taskId, variables, false, false));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return commandExecutor.execute(new TaskFormSubmission(taskId, variables, true, deserializeValues));
    }

    /** Giving a task back is part of working on it; handing it to somebody else needs the right to assign. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId == null && isOwnTask(taskId)) {
            commandExecutor.execute(
                    context -> context.runWithoutAuthorization(() -> new AssignTaskCmd(taskId, null).execute(context)));
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    private boolean isOwnTask(String taskId) {
        return commandExecutor.execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task != null
                    && task.getAssignee() != null
                    && task.getAssignee().equals(context.getAuthenticatedUserId());
        });
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        if (variables != null && !variables.isEmpty()) {
            throw refused();
        }
        super.resolveTask(taskId);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw refused();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw refused();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw refused();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw refused();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw refused();
    }

    private static InputRefusedException refused() {
        var refusal = new InvalidInputException("任务只能通过表单办理，不支持这种操作。");
        return new InputRefusedException(refusal.getMessage(), 400, refusal);
    }
}
