package org.everspring.engine.internal;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.EngineAccess;
import org.springframework.stereotype.Component;

/** As a command of the engine that checks no rights. */
@Component
class CommandAccess implements EngineAccess {

    private final ProcessEngineConfigurationImpl configuration;

    CommandAccess(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public <T> T unchecked(Supplier<T> question) {
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(question::get));
    }

    @Override
    public <T> T aloneInOneTransaction(Supplier<T> work) {
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLockForStartup();
            return context.runWithoutAuthorization(work::get);
        });
    }
}
