package org.everspring.engine.internal;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.StartCondition;
import org.springframework.stereotype.Component;

@Component
class StartConditions extends AbstractProcessEnginePlugin {

    private final List<StartCondition> conditions;

    StartConditions(List<StartCondition> conditions) {
        this.conditions = conditions;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        conditions.forEach(StartCondition::check);
    }
}
