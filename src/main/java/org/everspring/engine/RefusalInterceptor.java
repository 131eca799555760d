package org.everspring.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.everspring.AlreadyDoneException;
import org.everspring.InvalidInputException;

/** Turns refusals, and the loss of a race for a task, into an answer that the person can read. */
final class RefusalInterceptor extends CommandInterceptor {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (InputRefusedException alreadyTranslated) {
            throw alreadyTranslated;
        } catch (RuntimeException e) {
            InvalidInputException refusal = causeOf(e, InvalidInputException.class);
            if (refusal != null) {
                int status = refusal instanceof AlreadyDoneException ? CONFLICT : BAD_REQUEST;
                throw new InputRefusedException(refusal.getMessage(), status, e);
            }
            if (command instanceof SubmitTaskFormCmd && lostTheTask(e)) {
                throw new InputRefusedException("这项任务刚刚已由他人办结或发生变化，本次提交未生效。请刷新任务列表后再看。", CONFLICT, e);
            }
            throw e;
        }
    }

    private boolean lostTheTask(RuntimeException e) {
        return causeOf(e, OptimisticLockingException.class) != null
                || (e instanceof NullValueException && e.getMessage().startsWith("Cannot find task"))
                || (e instanceof AuthorizationException refused && lostItsRights(refused));
    }

    /** Whoever read the task just before the winner committed finds the task's rights gone with it. */
    private boolean lostItsRights(AuthorizationException refused) {
        return refused.getMissingAuthorizations().stream()
                .filter(missing -> Resources.TASK.resourceName().equals(missing.getResourceType()))
                .map(MissingAuthorization::getResourceId)
                .anyMatch(this::isGone);
    }

    private boolean isGone(String taskId) {
        return next.execute(context -> context.getTaskManager().findTaskById(taskId) == null);
    }

    private static <E extends Throwable> E causeOf(Throwable thrown, Class<E> type) {
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
