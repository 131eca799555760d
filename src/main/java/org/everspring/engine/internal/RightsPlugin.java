package org.everspring.engine.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Lets the engine ask for rights by our statements, at a cost that does not grow with the open tasks of all units. */
@Component
class RightsPlugin extends AbstractProcessEnginePlugin {

    private static final ClassPathResource STATEMENTS = new ClassPathResource("engine/readable-tasks.xml");

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> sessions = new ArrayList<>(
                List.of(new ReaderRights.Factory(), new ReadableTasks.Factory(), new ReadableVariables.Factory()));
        if (engine.getCustomSessionFactories() != null) {
            sessions.addAll(engine.getCustomSessionFactories());
        }
        engine.setCustomSessionFactories(sessions);
    }

    /** When the engine has read its own statements, parts of which ours include. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        try (InputStream ours = STATEMENTS.getInputStream()) {
            new XMLMapperBuilder(ours, statements, STATEMENTS.getPath(), statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
