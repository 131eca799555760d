package org.everspring.engine.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.everspring.engine.DeputyPrincipals;
import org.everspring.engine.FormDrafts;
import org.everspring.engine.MemberGroups;
import org.everspring.forms.AddedAnswers;
import org.everspring.forms.FormContract;
import org.everspring.forms.FormOptions;
import org.everspring.forms.FormValues;
import org.everspring.forms.OfferedOptions;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    EngineClock clock() {
        return new EngineClock(ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    ProcessEnginePlugin formGuardPlugin(
            ObjectMapper json,
            List<FormOptions> options,
            List<FormContract> contracts,
            AddedAnswers added,
            ObjectProvider<FormValues> served,
            FormDrafts drafts,
            DeputyPrincipals deputies,
            ObjectProvider<MemberGroups> groups) {
        return new FormGuardPlugin(
                json,
                new OfferedOptions(options),
                contracts,
                added,
                new ServedValues(served::stream),
                drafts,
                deputies,
                groups::getObject);
    }

    @Bean
    ProcessEnginePlugin leanEnginePlugin() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomHistoryLevels(List.of(new HistoryWithoutVariableDetails()));
            }
        };
    }

    /**
     * The indexes on Camunda's tables that the engine lacks. They have a history of their own because they can only be
     * made after the engine has made its tables, while our tables must be there before the engine works.
     */
    @Bean
    SmartInitializingSingleton engineIndexes(Flyway ofOurTables, ProcessEngine engine) {
        return () -> Flyway.configure()
                .dataSource(ofOurTables.getConfiguration().getDataSource())
                .locations("classpath:db/engine")
                .table("flyway_engine_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
