package org.everspring.engine.internal;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns refusals, and the loss of a race for a task, into an answer that the person can read. Who has lost a race only for
 * what the task shares with others, as co-leads do who countersign at one moment, need not know: the submission is tried
 * again.
 */
final class RefusalInterceptor extends CommandInterceptor {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;

    /** Of one submission. Each lost one means that somebody else's got through. */
    private static final int MOST_ATTEMPTS = 10;

    @Override
    public <T> T execute(Command<T> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (InputRefusedException alreadyTranslated) {
                throw alreadyTranslated;
            } catch (RuntimeException e) {
                if (attempt == MOST_ATTEMPTS || !hasLostOnlyAnotherRace(command, e)) {
                    throw translated(command, e);
                }
            }
        }
    }

    /** Inside of a transaction that others have begun nothing can be tried again. */
    private boolean hasLostOnlyAnotherRace(Command<?> command, RuntimeException e) {
        return command instanceof TaskFormSubmission submission
                && causeOf(e, OptimisticLockingException.class) != null
                && Context.getCommandContext() == null
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && !isGone(submission.taskId());
    }

    private RuntimeException translated(Command<?> command, RuntimeException e) {
        // First, because what has gone with the task may also make the form or the matter refuse the input.
        if (command instanceof TaskFormSubmission submission) {
            // Whoever reads the task just before the winner commits stumbles over whatever has gone with it: the task
            // itself,
            // its rights, its execution.
            if (isGone(submission.taskId())) {
                return new InputRefusedException("这项任务刚刚已由他人办结或发生变化，本次提交未生效。请刷新任务列表后再看。", CONFLICT, e);
            }
            if (causeOf(e, OptimisticLockingException.class) != null) {
                return new InputRefusedException("同时办理这件事的人较多，本次提交未生效，所填内容未丢失。请再次提交。", CONFLICT, e);
            }
        }
        InvalidInputException refusal = causeOf(e, InvalidInputException.class);
        if (refusal != null) {
            int status = refusal instanceof AlreadyDoneException ? CONFLICT : BAD_REQUEST;
            return new InputRefusedException(refusal.getMessage(), status, e);
        }
        return e;
    }

    private boolean isGone(String taskId) {
        return next.execute(context -> context.getTaskManager().findTaskById(taskId) == null);
    }

    private static <E extends Throwable> @Nullable E causeOf(Throwable thrown, Class<E> type) {
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
