package org.everspring.engine.internal;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.everspring.engine.DeputyPrincipals;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Lets filters ask {@code ${principalsOfCurrentUser()}}; a function for the reason that {@link TodayFunctions} gives. */
@Component
class DeputyFunctions extends AbstractProcessEnginePlugin {

    /** No account has such an id. */
    private static final String[] NOBODY = {" "};

    /** A function is static, and one process may have several engines. */
    private static final Map<ProcessEngineConfigurationImpl, DeputyPrincipals> OF_ENGINES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final DeputyPrincipals deputies;

    DeputyFunctions(DeputyPrincipals deputies) {
        this.deputies = deputies;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        OF_ENGINES.put(configuration, deputies);
        var method = ReflectionUtils.findMethod(DeputyFunctions.class, DeputyPrincipals.FUNCTION);
        ReflectionUtils.makeAccessible(method);
        configuration.getExpressionManager().addFunction(DeputyPrincipals.FUNCTION, method);
    }

    /** The accounts of those whom the person stands in for today; never empty, for an empty list would find everything. */
    public static String[] principalsOfCurrentUser() {
        var context = Context.getCommandContext();
        var person = context.getAuthenticatedUserId();
        var principals = person == null
                ? new String[0]
                : Objects.requireNonNull(OF_ENGINES.get(context.getProcessEngineConfiguration()))
                        .principalsOf(person)
                        .toArray(String[]::new);
        return principals.length == 0 ? NOBODY : principals;
    }
}
