package org.everspring.engine.internal;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An engine without script engines. Java brings none any more, but Camunda brings one of its own for {@code juel}, which
 * knows every class; and any library may bring another. FEEL needs none.
 */
@Component
class NoScripts extends AbstractProcessEnginePlugin implements ScriptEngineResolver {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setScriptEngineResolver(this);
    }

    @Override
    public @Nullable ScriptEngine getScriptEngine(String language, boolean fromCache) {
        return null;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new UnsupportedOperationException("Scripts are switched off");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("Scripts are switched off");
    }
}
