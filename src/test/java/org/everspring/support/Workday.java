package org.everspring.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** Lets a test be the clock, the job executor and the staff of the units. */
@TestComponent
public class Workday {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Not by the engine, which takes its time: each test begins by it. Definitions, their timers, batches, filters and the
     * rights of groups stay.
     */
    private static final String INSTANCES_GONE = """
            delete from ACT_RU_EXECUTION;
            delete from ACT_RU_TASK;
            delete from ACT_RU_VARIABLE;
            delete from ACT_RU_INCIDENT;
            delete from ACT_RU_EXT_TASK;
            delete from ACT_RU_IDENTITYLINK where TASK_ID_ is not null;
            delete from ACT_RU_EVENT_SUBSCR where PROC_INST_ID_ is not null;
            delete from ACT_RU_JOB where PROCESS_INSTANCE_ID_ is not null;
            delete from ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ in (7, 8, 19, 20) and RESOURCE_ID_ <> '*';
            delete from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null
              and ID_ not in (select CONFIGURATION_ from ACT_RU_BATCH where CONFIGURATION_ is not null)
              and ID_ not in (select HANDLER_CFG_ from ACT_RU_JOB where HANDLER_CFG_ is not null);
            """;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final IdentityService identity;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final TestDatabase database;

    /** Asked for once: the tables are made at the start. */
    private final SingletonSupplier<String> deletions;

    Workday(ProcessEngine engine, JdbcClient jdbc) {
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.forms = engine.getFormService();
        this.management = engine.getManagementService();
        this.identity = engine.getIdentityService();
        this.history = engine.getHistoryService();
        this.jdbc = jdbc;
        this.database = "h2".equals(engine.getProcessEngineConfiguration().getDatabaseType())
                ? TestDatabase.H2
                : TestDatabase.POSTGRES;
        this.deletions = SingletonSupplier.of(() -> INSTANCES_GONE + TestDatabase.deletions(jdbc));
    }

    /** Takes away what has been played, as if nobody had begun anything yet. */
    void clear() {
        identity.clearAuthentication();
        database.unguarded(jdbc, deletions.obtain());
        restStartTimers();
    }

    /** A test that opens a quarter or an assessment by hand must not find that the timer was first. */
    public void restStartTimers() {
        List.of(startTimer(), assessmentTimer())
                .forEach(timer ->
                        management.setJobDuedate(timer.getId(), Date.from(Instant.parse("2999-01-01T00:00:00Z"))));
    }

    public void resetClock() {
        identity.clearAuthentication();
        ClockUtil.reset();
    }

    /** Sets the clock to a local time of Kunming, {@code 2026-12-01T09:00}; nothing fires by itself. */
    public void at(String localDateTime) {
        ClockUtil.setCurrentTime(date(LocalDateTime.parse(localDateTime)));
    }

    private static Date date(LocalDateTime moment) {
        return Date.from(moment.atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    /** Lets the timer that opens quarters wait for the next opening from now on; otherwise it rests. */
    public void awaitNextOpening() {
        management.recalculateJobDuedate(startTimer().getId(), false);
    }

    /** Lets the timer that assesses years wait for the next opening from now on; otherwise it rests. */
    public void awaitNextAssessment() {
        management.recalculateJobDuedate(assessmentTimer().getId(), false);
    }

    /** The timer that opens quarters. */
    public Job startTimer() {
        return startTimer("quarterlyCycle", "startEvent_quarterDue");
    }

    /** The timer that assesses years. */
    public Job assessmentTimer() {
        return startTimer("annualAssessment", "startEvent_yearEnded");
    }

    private Job startTimer(String process, String event) {
        return management
                .createJobQuery()
                .processDefinitionKey(process)
                .activityId(event)
                .singleResult();
    }

    /** Lets the days pass, each at 09:00, both inclusive. */
    public void letDaysPass(String from, String to) {
        LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(date -> {
            at(date + "T09:00");
            runDueJobs();
        });
    }

    /**
     * Lets time pass until then. Each timer on the way fires at its own moment, with what it makes due, as under a job
     * executor that is never late.
     */
    public void passUntil(LocalDateTime moment) {
        runDueJobs();
        for (Date next = nextTimer(); next != null && !next.after(date(moment)); next = nextTimer()) {
            ClockUtil.setCurrentTime(next);
            runDueJobs();
        }
        ClockUtil.setCurrentTime(date(moment));
    }

    private Date nextTimer() {
        return management
                .createJobQuery()
                .active()
                .duedateHigherThan(ClockUtil.getCurrentTime())
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(Job::getDuedate)
                .findFirst()
                .orElse(null);
    }

    /** Runs every job that is due, and what those jobs make due, in the order of their due dates. */
    public void runDueJobs() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                // One job may have ended the instance of the next.
                if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                    management.executeJob(job.getId());
                }
            }
        }
    }

    private List<Job> due() {
        return management
                .createJobQuery()
                .executable()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 200);
    }

    /** Opens a quarter as the office does, with all its reports and summaries. */
    public void openQuarter(String quarter) {
        start("yingshangban.liaison", "quarterlyCycle", Map.of("quarter", quarter));
        runDueJobs();
    }

    /** The instance of that business key, or null when it has ended. */
    public ProcessInstance instance(String processKey, String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey)
                .singleResult();
    }

    /** The id of the one instance of that business key, whether it runs or has ended. */
    String instanceOf(Object businessKey) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .singleResult()
                .getId();
    }

    /** The end events that the instance has reached, each as often as it was reached; not those of its parts. */
    public List<String> ends(Object businessKey) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instanceOf(businessKey)).list().stream()
                .filter(passed -> passed.getActivityId().startsWith("endEvent_"))
                .filter(passed -> !isOfAPart(passed))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private boolean isOfAPart(HistoricActivityInstance end) {
        return repository
                                .getBpmnModelInstance(end.getProcessDefinitionId())
                                .getModelElementById(end.getActivityId())
                                .getParentElement()
                        instanceof SubProcess part
                && !part.triggeredByEvent();
    }

    /** The rows of a list that a form of that instance shows; none when there is no such list. */
    public List<Map<String, Object>> rows(Object businessKey, String name) {
        try {
            return shown(businessKey, name, false) instanceof JsonValue value
                    ? JSON.readValue(value.getValueSerialized(), new TypeReference<>() {})
                    : List.of();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What people find under that name: in the form of a task that waits, otherwise as the process has it; may be null. */
    public Object shown(Object businessKey, String name) {
        TypedValue value = shown(businessKey, name, true);
        return value == null ? null : value.getValue();
    }

    private TypedValue shown(Object businessKey, String name, boolean deserialized) {
        TypedValue kept = runtime.getVariableTyped(instanceOf(businessKey), name, deserialized);
        Object text =
                kept == null ? null : kept instanceof JsonValue rows ? rows.getValueSerialized() : kept.getValue();
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey.toString()).list().stream()
                .map(task -> forms.getTaskFormVariables(task.getId(), List.of(name), deserialized))
                .filter(variables -> variables.containsKey(name))
                .map(variables -> Optional.ofNullable(variables.<TypedValue>getValueTyped(name)))
                .filter(value -> !Objects.equals(
                        text,
                        value.map(served -> served instanceof JsonValue rows
                                        ? rows.getValueSerialized()
                                        : served.getValue())
                                .orElse(null)))
                .findFirst()
                .orElse(Optional.ofNullable(kept))
                .orElse(null);
    }

    /** The one open task of that definition and business key, or null. */
    public Task task(String businessKey, String definitionKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(definitionKey)
                .singleResult();
    }

    /** All open tasks of that definition and business key, for instance one a co-lead. */
    public List<Task> tasks(String businessKey, String definitionKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(definitionKey)
                .list();
    }

    /** Starts the process by its start form as that person, with that person's groups and rights. */
    public void start(String user, String processKey, Map<String, Object> input) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
        as(user, () -> forms.submitStartForm(definition, input));
    }

    /** Submits the task's form as that person, with that person's groups and rights. */
    public void submit(String user, Task task, Map<String, Object> input) {
        as(user, () -> forms.submitTaskForm(task.getId(), input));
    }

    /** Does something as that person, with that person's groups and rights. */
    public void as(String user, Runnable action) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            action.run();
        } finally {
            identity.clearAuthentication();
        }
    }
}
