package org.everspring.engine;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.telemetry.Internals;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.stereotype.Component;

/** How the engine stands, for whoever keeps it running. Reads past the engine's rights: the caller knows who may see it. */
@Component
public class EngineStatus {

    /** So many incidents are named; their number is told in any case. */
    public static final int NAMED_INCIDENTS = 50;

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final Clock clock;

    EngineStatus(ProcessEngine engine, Clock clock) {
        this.engine = engine;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.clock = clock;
    }

    /**
     * @param overdue open tasks whose date has passed
     * @param waitingJobs jobs that could run now
     * @param waitingSince when the first of them that has a date was due; null when none has
     * @param retriedJobs jobs that have failed and are tried again
     * @param failedJobs jobs that are not tried any more; each has an incident
     */
    public record Work(
            long instances,
            long tasks,
            long overdue,
            long waitingJobs,
            @Nullable Instant waitingSince,
            long retriedJobs,
            long failedJobs,
            long incidents) {}

    /** @param activity its label in the diagram; its id where it has none */
    public record Trouble(
            @Nullable String process,
            @Nullable String activity,
            @Nullable String businessKey,
            String processInstanceId,
            String message,
            Instant since) {}

    public Work work() {
        ManagementService jobs = engine.getManagementService();
        Date now = Date.from(clock.instant());
        Instant waitingSince =
                jobs
                        .createJobQuery()
                        .executable()
                        .duedateLowerThan(now)
                        .orderByJobDuedate()
                        .asc()
                        .listPage(0, 1)
                        .stream()
                        .findFirst()
                        .map(job -> job.getDuedate().toInstant())
                        .orElse(null);
        return new Work(
                engine.getRuntimeService().createProcessInstanceQuery().count(),
                engine.getTaskService().createTaskQuery().count(),
                engine.getTaskService().createTaskQuery().dueBefore(now).count(),
                jobs.createJobQuery().executable().count(),
                waitingSince,
                jobs.createJobQuery().withException().withRetriesLeft().count(),
                jobs.createJobQuery().noRetriesLeft().count(),
                engine.getRuntimeService().createIncidentQuery().count());
    }

    /** Newest first, {@link #NAMED_INCIDENTS} at most. */
    public List<Trouble> troubles() {
        RuntimeService runtime = engine.getRuntimeService();
        var incidents =
                runtime.createIncidentQuery().orderByIncidentTimestamp().desc().listPage(0, NAMED_INCIDENTS);
        if (incidents.isEmpty()) {
            return List.of();
        }
        Set<String> instances = incidents.stream()
                .map(incident -> incident.getProcessInstanceId())
                .filter(id -> id != null)
                .collect(Collectors.toSet());
        Map<String, String> keys = instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return incidents.stream()
                .map(incident -> new Trouble(
                        process(incident.getProcessDefinitionId()),
                        activity(incident.getProcessDefinitionId(), incident.getActivityId()),
                        keys.get(incident.getProcessInstanceId()),
                        incident.getProcessInstanceId(),
                        incident.getIncidentMessage(),
                        incident.getIncidentTimestamp().toInstant()))
                .toList();
    }

    /** The name of the process; null for none. */
    public @Nullable String process(@Nullable String definitionId) {
        if (definitionId == null) {
            return null;
        }
        ProcessDefinition definition = engine.getRepositoryService().getProcessDefinition(definitionId);
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    /** Its label in the diagram; its id where it has none. */
    public @Nullable String activity(@Nullable String definitionId, @Nullable String activityId) {
        RepositoryService models = engine.getRepositoryService();
        return definitionId != null
                        && activityId != null
                        && models.getBpmnModelInstance(definitionId).getModelElementById(activityId)
                                instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : activityId;
    }

    public boolean executesJobs() {
        return configuration.getJobExecutor().isActive();
    }

    public Instant startedAt() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /** What runs here, by its usual name, in the order of the names. */
    public Map<String, String> versions() {
        var product = engine.getManagementService().getTelemetryData().getProduct();
        Internals internals = product.getInternals();
        var versions = new TreeMap<String, String>();
        versions.put("Camunda", product.getVersion());
        versions.put("Java", Runtime.version().toString());
        versions.put("Spring Boot", SpringBootVersion.getVersion());
        versions.put(
                internals.getDatabase().getVendor(), internals.getDatabase().getVersion());
        return versions;
    }
}
