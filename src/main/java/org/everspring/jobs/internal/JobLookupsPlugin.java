package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.everspring.jobs.IncidentOpened;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Spares two queries a job whose answer is known beforehand, and tells of the incidents of jobs. */
final class JobLookupsPlugin extends AbstractProcessEnginePlugin {

    private static final int LENGTH_OF_ID = 36;

    private final ApplicationEventPublisher events;

    JobLookupsPlugin(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryEventProducer(new WithoutBatchesOfTimers());
        List<IncidentHandler> handlers = new ArrayList<>(List.of(new OfFailedJobs(events)));
        if (engine.getCustomIncidentHandlers() != null) {
            handlers.addAll(engine.getCustomIncidentHandlers());
        }
        engine.setCustomIncidentHandlers(handlers);
    }

    /**
     * For each line of a job's history the engine looks for a batch by the configuration of the job's definition; but with a
     * process this is a word such as {@code async-before} or a timer's text.
     */
    private static final class WithoutBatchesOfTimers extends CacheAwareHistoryEventProducer {

        @Override
        protected @Nullable HistoricBatchEntity getHistoricBatchById(String id) {
            return isId(id) ? super.getHistoricBatchById(id) : null;
        }

        /** The engine's own ids are UUIDs. */
        private static boolean isId(String text) {
            return text.length() == LENGTH_OF_ID;
        }
    }

    /** At the end of each job the engine looks for its incident; one that has never failed has none. */
    private static final class OfFailedJobs extends DefaultIncidentHandler {

        private final ApplicationEventPublisher events;

        private OfFailedJobs(ApplicationEventPublisher events) {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
            this.events = events;
        }

        @Override
        public Incident handleIncident(IncidentContext context, @Nullable String message) {
            Incident incident = super.handleIncident(context, message);
            events.publishEvent(new IncidentOpened(
                    incident.getProcessDefinitionId(),
                    incident.getActivityId(),
                    matter(incident.getProcessInstanceId()),
                    incident.getIncidentMessage()));
            return incident;
        }

        private static @Nullable String matter(@Nullable String processInstance) {
            ExecutionEntity instance = processInstance == null
                    ? null
                    : Context.getCommandContext().getExecutionManager().findExecutionById(processInstance);
            return instance == null ? null : instance.getBusinessKey();
        }

        @Override
        protected void removeIncident(IncidentContext context, boolean resolved) {
            JobEntity ended = Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntity(JobEntity.class, context.getConfiguration());
            boolean hasNeverFailed = ended != null
                    && ended.getRetries() > 0
                    && ended.getExceptionMessage() == null
                    && ended.getExceptionByteArrayId() == null;
            if (!hasNeverFailed) {
                super.removeIncident(context, resolved);
            }
        }
    }
}
