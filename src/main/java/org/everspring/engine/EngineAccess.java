package org.everspring.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.stereotype.Component;

/** Asks the engine in the system's own name, whoever is signed in. */
@Component
public class EngineAccess {

    private final ProcessEngineConfigurationImpl configuration;

    EngineAccess(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * Reads without looking at the rights of the one who is signed in: a liaison who finishes a task may not read the
     * accounts of the unit that has to be told, the system may.
     */
    public <T> T unchecked(Supplier<T> question) {
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(question::get));
    }

    /** Runs a command of the engine in the system's own name. */
    public <T> T run(Command<T> command) {
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> command.execute(context)));
    }

    /**
     * Runs in one transaction that is written in batches at its end, while no other node does the same: whoever comes
     * second finds what the first has written.
     */
    public <T> T aloneInOneTransaction(Supplier<T> work) {
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLockForStartup();
            return context.runWithoutAuthorization(work::get);
        });
    }
}
