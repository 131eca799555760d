package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What both sides do alike when they are asked, and what it costs there. */
abstract class SideCommands {

    static final String REPORT = "unitReport";
    static final String BREAKDOWN = "measureBreakdown";

    private static final Instant OPENING = Instant.parse("2026-12-01T02:00:00Z");
    private static final Timestamp NEVER = Timestamp.valueOf("2999-01-01 00:00:00");
    private static final Timestamp NOT_NOW = Timestamp.valueOf("2998-01-01 00:00:00");
    private static final String REMINDERS =
            "JOB_DEF_ID_ in (select ID_ from ACT_RU_JOBDEF where ACT_ID_ = 'event_reportDueSoon')";

    final ProcessEngine engine;
    final JdbcTemplate jdbc;
    private final ManagementService management;
    private final boolean postgres;
    /** When the next reminders are due. */
    private Timestamp reminded;

    SideCommands(ApplicationContext application) {
        this.engine = application.getBean(ProcessEngine.class);
        this.jdbc = application.getBean(JdbcTemplate.class);
        this.management = engine.getManagementService();
        this.postgres = configuration().getDatabaseType().equals("postgres");
        if (postgres) {
            jdbc.execute("create extension if not exists pg_stat_statements");
        } else {
            jdbc.execute("set query_statistics_max_entries 20000");
            jdbc.execute("set query_statistics true");
        }
    }

    /** The morning on which the quarter is opened; the clock runs on from there. */
    static void setClock() {
        ClockUtil.offset(OPENING.toEpochMilli() - System.currentTimeMillis());
    }

    final ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    Object answer(String question, JsonNode input) throws Exception {
        return switch (question) {
            case "cost" -> Cost.now(this);
            case "heap" -> Map.of("megabytes", heap());
            case "analyze" -> analyze();
            case "touch" -> touch();
            case "reports" ->
                reports(input.path("unit").asText(), input.path("count").asInt());
            case "review" -> review(input.path("instance").asText());
            case "settle" -> settle(input.path("instances"));
            case "rest" -> rest();
            case "wake" -> wake();
            case "remind" ->
                remind(
                        input.path("count").asInt(),
                        Duration.ofSeconds(input.path("seconds").asInt()));
            default -> throw new IllegalArgumentException(question);
        };
    }

    final void stopJobExecutor() {
        jobExecutor().shutdown();
    }

    private JobExecutor jobExecutor() {
        return configuration().getJobExecutor();
    }

    /** How many statements the database has run, the milliseconds that they took, and the bytes of its log; none on H2. */
    final double[] database() {
        return jdbc.queryForObject(
                postgres
                        ? "select sum(calls), sum(total_exec_time + total_plan_time), sum(wal_bytes) from pg_stat_statements"
                                + " where dbid = (select oid from pg_database where datname = current_database())"
                                + " and query not like '%pg_stat_statements%'"
                        : "select sum(execution_count), sum(cumulative_execution_time), null"
                                + " from information_schema.query_statistics"
                                + " where sql_statement not like '%query_statistics%'",
                (row, number) -> new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3)});
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** What the server does by itself sooner or later; here the requests follow at once. */
    private Object analyze() {
        jdbc.execute("analyze");
        return Map.of();
    }

    /** As somebody's work would: otherwise H2 gives the answer that it gave before. */
    private Object touch() {
        jdbc.update("update ACT_RU_TASK set REV_ = REV_ where ID_ = (select min(ID_) from ACT_RU_TASK)");
        return Map.of();
    }

    /** Reports that a unit has to write, and that nobody has touched. */
    private Object reports(String unit, int count) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_fillReport")
                .taskCandidateGroup(unit)
                .listPage(0, count)
                .stream()
                .map(task -> Map.of("task", task.getId(), "instance", task.getProcessInstanceId()))
                .toList();
    }

    private Object review(String instance) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey("userTask_reviewReport")
                .singleResult();
        return Map.of(
                "task",
                task.getId(),
                "lead",
                engine.getTaskService()
                        .getIdentityLinksForTask(task.getId())
                        .get(0)
                        .getGroupId());
    }

    /** Does what the job executor does after a report was accepted. */
    private Object settle(JsonNode instances) {
        List<String> jobs = new ArrayList<>();
        instances.forEach(instance -> management
                .createJobQuery()
                .processInstanceId(instance.asText())
                .messages()
                .list()
                .forEach(job -> jobs.add(job.getId())));
        Cost before = Cost.now(this);
        jobs.forEach(management::executeJob);
        return before.until(Cost.now(this), jobs.size());
    }

    /** Puts everything else off that would be due on the day of the reminders, and now. */
    private Object rest() {
        reminded = jdbc.queryForObject(
                "select min(DUEDATE_) from ACT_RU_JOB where DUEDATE_ > ? and " + REMINDERS, Timestamp.class, clock());
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = ? where DUEDATE_ is null", NOT_NOW);
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = ? where DUEDATE_ <= ?", NEVER, reminded);
        if (postgres) {
            jdbc.execute("vacuum analyze ACT_RU_JOB");
        }
        return Map.of();
    }

    /** Lets so many reminders be due at once, and the job executor run until they are sent or the time is over. */
    private Object remind(int count, Duration longest) throws InterruptedException {
        jdbc.update(
                "update ACT_RU_JOB set DUEDATE_ = ? where ID_ in (select ID_ from ACT_RU_JOB where DUEDATE_ = ? and "
                        + REMINDERS + " order by ID_ limit ?)",
                reminded,
                NEVER,
                count);
        ClockUtil.offset(reminded.getTime() + 1000 - System.currentTimeMillis());
        int waiting = due();
        Cost before = Cost.now(this);
        jobExecutor().start();
        long end = System.nanoTime() + longest.toNanos();
        int left = waiting;
        while (left > 0 && System.nanoTime() < end) {
            Thread.sleep(50);
            left = due();
        }
        Cost after = Cost.now(this);
        jobExecutor().shutdown();
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = ? where DUEDATE_ <= ?", NEVER, reminded);
        setClock();
        return before.until(after, Math.max(waiting - left, 1));
    }

    private Object wake() {
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = ? where DUEDATE_ = ?", reminded, NEVER);
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = null where DUEDATE_ = ?", NOT_NOW);
        return Map.of();
    }

    private int due() {
        return jdbc.queryForObject(
                "select count(*) from ACT_RU_JOB where DUEDATE_ is null or DUEDATE_ <= ?", Integer.class, clock());
    }

    private static Timestamp clock() {
        return new Timestamp(ClockUtil.getCurrentTime().getTime());
    }
}
