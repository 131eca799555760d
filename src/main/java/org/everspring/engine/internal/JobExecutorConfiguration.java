package org.everspring.engine.internal;

import java.sql.Timestamp;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JobExecutorConfiguration {

    /**
     * Jobs without a date, which versions before this one made, would never be acquired. At each start, because a node of
     * such a version may have made more until it was replaced.
     */
    @Bean
    SmartInitializingSingleton datesOfOldJobs(JdbcClient jdbc, ProcessEngine engine) {
        return () -> jdbc.sql("update ACT_RU_JOB set DUEDATE_ = coalesce(CREATE_TIME_, :now) where DUEDATE_ is null")
                .param("now", new Timestamp(ClockUtil.getCurrentTime().getTime()))
                .update();
    }

    @Bean
    ProcessEnginePlugin jobLookupsPlugin() {
        return new JobLookupsPlugin();
    }
}
