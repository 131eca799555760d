package org.everspring.engine.internal;

import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.FeelGuard;
import org.everspring.engine.GuardedFeel;
import org.springframework.stereotype.Component;

/** Lets every table of the process engine, in whatever task, be evaluated within bounds. */
@Component
class TableGuardPlugin extends AbstractProcessEnginePlugin {

    private final GuardedFeel feel = new GuardedFeel(new FeelGuard());

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        DefaultDmnEngineConfiguration decisions = engine.getDmnEngineConfiguration() == null
                ? (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                : engine.getDmnEngineConfiguration();
        engine.setDmnEngineConfiguration(decisions.feelEngineFactory(feel));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setDmnEngine(GuardedDecisions.of(engine.getDmnEngine(), feel));
    }
}
