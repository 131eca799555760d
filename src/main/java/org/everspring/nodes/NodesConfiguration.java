package org.everspring.nodes;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class NodesConfiguration {

    @Bean
    @Profile("postgres")
    static RequiredSettings requiredSettings(Environment settings) {
        return new RequiredSettings(settings);
    }

    @Bean
    LiveNodes liveNodes(JdbcClient jdbc) {
        return new LiveNodes(jdbc);
    }

    @Bean
    DatabaseHome databaseHome(JdbcClient jdbc, Clock clock, JdbcConnectionDetails database) {
        return new DatabaseHome(jdbc, clock, OwnConnection.isPostgres(database));
    }

    @Bean(StartTurn.BEAN)
    StartTurn startTurn(JdbcConnectionDetails database, ApplicationContext application) {
        return new StartTurn(database, application);
    }

    /** Our tables and the engine's are made in the node's turn only; all the rest of the start needs one of the two. */
    @Bean
    static AbstractDependsOnBeanFactoryPostProcessor migrationsInTurn() {
        return new AbstractDependsOnBeanFactoryPostProcessor(FlywayMigrationInitializer.class, StartTurn.BEAN) {};
    }

    @Bean
    static AbstractDependsOnBeanFactoryPostProcessor engineInTurn() {
        return new AbstractDependsOnBeanFactoryPostProcessor(
                ProcessEngine.class, ProcessEngineFactoryBean.class, StartTurn.BEAN) {};
    }
}
