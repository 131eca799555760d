package org.everspring.modelling;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.everspring.engine.InputRefusedException;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Engine commands in a person's name, which the engine's log bears, but without the person's own rights: who may use them
 * is decided by {@link ModelOwners}.
 */
@Component
class EngineCommandsInNameOf {

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identities;
    private final Object alone = new Object();

    EngineCommandsInNameOf(ProcessEngineConfigurationImpl engine, IdentityService identities) {
        this.engine = engine;
        this.identities = identities;
    }

    /** @throws InvalidInputException as the engine's guards refuse it, without their wrapping */
    <T> T run(String userId, Callable<T> work) {
        return inNameOf(
                userId,
                () -> engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work)));
    }

    /**
     * The same, one after the other on all nodes, and while no deployment is being made: by the engine's own lock of all
     * deployments. The engine has none on H2, but there a node is alone.
     */
    <T> T runAlone(String userId, Callable<T> work) {
        synchronized (alone) {
            return run(userId, () -> {
                Context.getCommandContext().getPropertyManager().acquireExclusiveLock();
                return work.call();
            });
        }
    }

    /**
     * As {@link #run}, but nothing of it is kept: the command ends with an exception before it writes anything, so that it neither
     * changes nor locks what it has looked at.
     */
    <T> T tryOut(String userId, Callable<T> work) {
        return inNameOf(userId, () -> {
            try {
                return engine.getCommandExecutorTxRequired().execute(context -> {
                    throw new NothingKept(context.runWithoutAuthorization(work));
                });
            } catch (NothingKept end) {
                return end.result();
            }
        });
    }

    private <T> T inNameOf(String userId, Supplier<T> command) {
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthenticatedUserId(userId);
        try {
            return command.get();
        } catch (InputRefusedException e) {
            throw e.getResponse().getStatus() == HttpStatus.CONFLICT.value()
                    ? new AlreadyDoneException(e.getMessage())
                    : new InvalidInputException(e.getMessage());
        } finally {
            if (before == null) {
                identities.clearAuthentication();
            } else {
                identities.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    private static final class NothingKept extends RuntimeException {

        private final transient Object result;

        NothingKept(Object result) {
            super(null, null, false, false);
            this.result = result;
        }

        @SuppressWarnings("unchecked")
        <T> T result() {
            return (T) result;
        }
    }
}
