package org.everspring.jobs.internal;

import java.sql.Timestamp;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JobExecutorConfiguration {

    /** In place of the starter's, with the same settings. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    JobExecutor jobExecutor(
            @Qualifier("camundaTaskExecutor") TaskExecutor threads,
            CamundaBpmProperties properties,
            JdbcClient jdbc,
            ListableBeanFactory beans) {
        var executor = new GroupingJobExecutor(new TellingTimers(jdbc, beans));
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        JobExecutionProperty settings = properties.getJobExecution();
        Optional.ofNullable(settings.getLockTimeInMillis()).ifPresent(executor::setLockTimeInMillis);
        Optional.ofNullable(settings.getMaxJobsPerAcquisition()).ifPresent(executor::setMaxJobsPerAcquisition);
        Optional.ofNullable(settings.getWaitTimeInMillis()).ifPresent(executor::setWaitTimeInMillis);
        Optional.ofNullable(settings.getMaxWait()).ifPresent(executor::setMaxWait);
        Optional.ofNullable(settings.getBackoffTimeInMillis()).ifPresent(executor::setBackoffTimeInMillis);
        Optional.ofNullable(settings.getMaxBackoff()).ifPresent(executor::setMaxBackoff);
        Optional.ofNullable(settings.getBackoffDecreaseThreshold()).ifPresent(executor::setBackoffDecreaseThreshold);
        Optional.ofNullable(settings.getWaitIncreaseFactor()).ifPresent(executor::setWaitIncreaseFactor);
        return executor;
    }

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

    /** How dates are read, and what is told of a job that failed. */
    @Bean
    ProcessEnginePlugin jobDatesPlugin() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setFailedJobCommandFactory(ToldJobFailure::new);
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                ExecuteJobHelper.LOGGING_HANDLER = new FailedJobLog();
                MapBusinessCalendarManager calendars = (MapBusinessCalendarManager) engine.getBusinessCalendarManager();
                calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new RememberingCycleCalendar());
                calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new CheckedDurationCalendar());
                calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new CheckedDateCalendar());
            }
        };
    }

    @Bean
    ProcessEnginePlugin jobLookupsPlugin(ApplicationEventPublisher events) {
        return new JobLookupsPlugin(events);
    }
}
