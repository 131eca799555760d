package org.everspring.people;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.everspring.engine.StandIns;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Lets filters ask {@code ${principalsOfCurrentUser()}}; a function for the reason that {@link TodayFunctions} gives. */
@Component
class StandInFunctions extends AbstractProcessEnginePlugin {

    static final String PRINCIPALS = "principalsOfCurrentUser";

    /** No account has such an id. */
    private static final String[] NOBODY = {" "};

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var method = ReflectionUtils.findMethod(StandInFunctions.class, PRINCIPALS);
        ReflectionUtils.makeAccessible(method);
        configuration.getExpressionManager().addFunction(PRINCIPALS, method);
    }

    /** The accounts of those whom the person stands in for today; never empty, for an empty list would find everything. */
    public static String[] principalsOfCurrentUser() {
        var context = Context.getCommandContext();
        var person = context.getAuthenticatedUserId();
        var standIns =
                (StandIns) context.getProcessEngineConfiguration().getBeans().get("deputyPeriods");
        var principals =
                person == null ? new String[0] : standIns.principalsOf(person).toArray(String[]::new);
        return principals.length == 0 ? NOBODY : principals;
    }
}
