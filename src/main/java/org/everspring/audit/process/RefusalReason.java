package org.everspring.audit.process;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.everspring.audit.CurrentRequest;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Remembers why the engine has refused, for the line that the answer's status will ask for. */
final class RefusalReason extends CommandInterceptor {

    private static final Predicate<String> CHINESE =
            Pattern.compile("\\p{IsHan}").asPredicate();

    private final CurrentRequest request;

    RefusalReason(CurrentRequest request) {
        this.request = request;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            request.refusedBecause(reason(e));
            throw e;
        }
    }

    private static @Nullable String reason(RuntimeException e) {
        for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof InvalidInputException) {
                return t.getMessage();
            }
            if (t instanceof AuthorizationException denied) {
                return "没有权限：" + missing(denied);
            }
        }
        // The engine's own words are English; for people the answer's status says as much.
        return CHINESE.test(String.valueOf(e.getMessage())) ? e.getMessage() : null;
    }

    private static @Nullable String missing(AuthorizationException denied) {
        if (denied.getMissingAuthorizations() == null
                || denied.getMissingAuthorizations().isEmpty()) {
            return denied.getMessage();
        }
        return denied.getMissingAuthorizations().stream()
                .map(right -> right.getResourceType() + " " + right.getViolatedPermissionName()
                        + (right.getResourceId() == null ? "" : "（" + right.getResourceId() + "）"))
                .collect(Collectors.joining("，或"));
    }
}
