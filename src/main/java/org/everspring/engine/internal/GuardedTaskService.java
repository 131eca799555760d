package org.everspring.engine.internal;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.variable.VariableMap;
import org.everspring.engine.DeputyPrincipals;
import org.everspring.engine.InputRefusedException;
import org.everspring.forms.FormSchema;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The task service with one way to finish a task: through its form, and so through the checks of {@link FormSchema}.
 * What would carry variables past the form, or end a process that the diagram does not let a clerk end, is refused.
 */
final class GuardedTaskService extends TaskServiceImpl {

    private final DeputyPrincipals deputies;

    GuardedTaskService(DeputyPrincipals deputies) {
        this.deputies = deputies;
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        commandExecutor.execute(new TaskFormSubmission(taskId, variables, false, false));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return commandExecutor.execute(new TaskFormSubmission(taskId, variables, true, deserializeValues));
    }

    /** Whoever claims a task takes it on; to put it on somebody else needs the right to assign, as administrators have it. */
    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(context -> {
            if (context.getAuthentication() != null
                    && !context.getAuthenticatedUserId().equals(userId)
                    && !context.getAuthorizationManager().isCamundaAdmin(context.getAuthentication())) {
                throw new InvalidInputException("任务只能由本人认领，不能替他人认领。");
            }
            return null;
        });
        super.claim(taskId, userId);
    }

    /**
     * Giving a task back is part of working on it, and so is taking one over from whom one stands in for, or back from the
     * own deputy; handing it to somebody else needs the right to assign. Whose place a deputy has taken is the task's owner.
     */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (!commandExecutor.execute(context -> assignAsOwnWork(context, taskId, userId))) {
            super.setAssignee(taskId, userId);
        }
    }

    /** @return false when it is not for the person alone to decide */
    private boolean assignAsOwnWork(CommandContext context, String taskId, String userId) {
        String person = context.getAuthenticatedUserId();
        TaskEntity task = person == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null || task.getAssignee() == null) {
            return false;
        }
        if (userId == null && person.equals(task.getAssignee())) {
            return assign(context, task, null, null);
        }
        if (!person.equals(userId) || person.equals(task.getAssignee())) {
            return false;
        }
        if (person.equals(task.getOwner())) {
            return assign(context, task, person, null);
        }
        if (!deputies.principalsOf(person).contains(task.getAssignee())) {
            return false;
        }
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        return assign(context, task, person, task.getAssignee());
    }

    private static boolean assign(
            CommandContext context, TaskEntity task, @Nullable String assignee, @Nullable String owner) {
        return context.runWithoutAuthorization(() -> {
            if (task.getOwner() != null) {
                new DeleteUserIdentityLinkCmd(task.getId(), task.getOwner(), IdentityLinkType.OWNER).execute(context);
            }
            if (owner != null) {
                new SetTaskOwnerCmd(task.getId(), owner).execute(context);
            }
            new AssignTaskCmd(task.getId(), assignee).execute(context);
            return true;
        });
    }

    /** Nobody delegates here; of a task that is not delegated it would take away whoever has claimed it. */
    @Override
    public void resolveTask(String taskId) {
        throw refused();
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        throw refused();
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
