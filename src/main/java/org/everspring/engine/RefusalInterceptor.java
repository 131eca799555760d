package org.everspring.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
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
            // First, because what has gone with the task may also make the form or the matter refuse the input.
            if (command instanceof TaskFormSubmission submission && lostTheTask(submission, e)) {
                throw new InputRefusedException("这项任务刚刚已由他人办结或发生变化，本次提交未生效。请刷新任务列表后再看。", CONFLICT, e);
            }
            InvalidInputException refusal = causeOf(e, InvalidInputException.class);
            if (refusal != null) {
                int status = refusal instanceof AlreadyDoneException ? CONFLICT : BAD_REQUEST;
                throw new InputRefusedException(refusal.getMessage(), status, e);
            }
            throw e;
        }
    }

    /**
     * Whoever reads the task just before the winner commits stumbles over whatever has gone with it: the task itself, its
     * rights, its execution.
     */
    private boolean lostTheTask(TaskFormSubmission submission, RuntimeException e) {
        return causeOf(e, OptimisticLockingException.class) != null || isGone(submission.taskId());
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
