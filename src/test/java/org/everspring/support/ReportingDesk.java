package org.everspring.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ObligationId;
import org.everspring.reporting.Obligations;
import org.everspring.reporting.Summaries;
import org.everspring.reporting.Summary;
import org.everspring.reporting.SummaryId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One quarter of the small plan as the units' staff work it: who has to do a step does it through its form, and the jobs
 * that this makes due run at once.
 */
@TestComponent
public class ReportingDesk {

    public static final String FILL = "userTask_fillReport";
    public static final String REVIEW = "userTask_reviewReport";
    public static final String DECIDE_EXTENSION = "userTask_decideExtension";
    public static final String ANSWER_URGE = "userTask_answerUrge";
    public static final String COMPILE = "userTask_compileSummary";
    public static final String COUNTERSIGN = "userTask_countersign";
    public static final String JUDGE = "userTask_acceptSummary";

    private static final String OFFICE = "yingshangban.liaison";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workday day;
    private final Obligations obligations;
    private final Summaries summaries;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final JdbcClient jdbc;

    private Map<String, String> instances = Map.of();

    ReportingDesk(Workday day, Obligations obligations, Summaries summaries, ProcessEngine engine, JdbcClient jdbc) {
        this.day = day;
        this.obligations = obligations;
        this.summaries = summaries;
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.jdbc = jdbc;
    }

    /** On 1 December 2026 the office opens the fourth quarter: reports are due on the 20th, summaries on the 25th. */
    public void openQuarter() {
        day.at("2026-12-01T09:00");
        day.openQuarter("2026Q4");
        instances = runtime.createProcessInstanceQuery().list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getBusinessKey, ProcessInstance::getId));
    }

    /** The last working day, on which everything that waits is reminded, and then the end of the quarter. */
    public void letQuarterClose() {
        day.at("2026-12-31T09:00");
        day.runDueJobs();
        day.at("2027-01-01T00:00");
        day.runDueJobs();
    }

    public void handIn(ObligationId id, ReportInput report) {
        submit(id.unit() + ".liaison", id, FILL, fields(id, report));
    }

    /** What the browser would send: the unit's input in the rows that the form shows. */
    public Map<String, Object> fields(ObligationId id, ReportInput report) {
        return report.in(rows(id, "measures"), rows(id, "targets"));
    }

    public void review(ObligationId id, Map<String, Object> decision) {
        submit(leadOf(id), id, REVIEW, decision);
    }

    public void decideExtension(ObligationId id, Map<String, Object> decision) {
        submit(leadOf(id), id, DECIDE_EXTENSION, decision);
    }

    public void answerUrge(ObligationId id, Map<String, Object> answer) {
        submit(id.unit() + ".liaison", id, ANSWER_URGE, answer);
    }

    public void compile(SummaryId id, Map<String, Object> text) {
        submit(summary(id).leadUnit() + ".liaison", id, COMPILE, text);
    }

    public void countersign(SummaryId id, String coLead, Map<String, Object> answer) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey(COUNTERSIGN)
                .taskCandidateGroup(coLead)
                .singleResult();
        day.submit(coLead + ".liaison", task, answer);
        day.runDueJobs();
    }

    public void judge(SummaryId id, Map<String, Object> decision) {
        submit(OFFICE, id, JUDGE, decision);
    }

    private void submit(String user, Object id, String task, Map<String, Object> input) {
        day.submit(user, task(id, task), input);
        day.runDueJobs();
    }

    private String leadOf(ObligationId id) {
        return obligation(id).leadUnit() + ".liaison";
    }

    public Obligation obligation(ObligationId id) {
        return obligations.get(id);
    }

    public Summary summary(SummaryId id) {
        return summaries.get(id);
    }

    /** The open task, or null. */
    public Task task(Object id, String definitionKey) {
        return day.task(id.toString(), definitionKey);
    }

    /** The definitions of the tasks that wait, in their names' order. */
    public List<String> openTasks(Object id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    public boolean hasEnded(Object id) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instances.get(id.toString()))
                        .count()
                == 0;
    }

    /** The end events that the instance has reached, each as often as it was reached. */
    public List<String> endsOf(Object id) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instances.get(id.toString()))
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .filter(activity -> activity.startsWith("endEvent_"))
                .toList();
    }

    /** How often the instance has passed the activity. */
    public long timesPassed(Object id, String activity) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instances.get(id.toString()))
                .activityId(activity)
                .finished()
                .count();
    }

    public Object variable(Object id, String name) {
        return runtime.getVariable(instances.get(id.toString()), name);
    }

    /** The rows of a list that a form shows; none when there is no such list. */
    public List<Map<String, Object>> rows(Object id, String name) {
        TypedValue value = runtime.getVariableTyped(instances.get(id.toString()), name, false);
        try {
            return value == null
                    ? List.of()
                    : JSON.readValue(((JsonValue) value).getValueSerialized(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One notice to one person. */
    public record Told(String key, String user, String subject, String text, LocalDate on) {

        /** For instance {@code 12-18 蓝色 wuhuaqu.leader}. */
        public String reminder() {
            return on.toString().substring(5) + " " + subject.substring(1, subject.indexOf('】')) + " " + user;
        }
    }

    /** What people were told of this, in order, where the notice's key begins so. */
    public List<Told> notices(Object id, String key) {
        return jdbc.sql("select * from notice where business_key = ? and notice_key like ? order by id")
                .params(id.toString(), key + "%")
                .query((row, number) -> new Told(
                        row.getString("notice_key"),
                        row.getString("user_id"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getObject("posted_at", OffsetDateTime.class)
                                .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                                .toLocalDate()))
                .list();
    }

    /** Who was reminded when and how, for instance {@code 12-18 蓝色 wuhuaqu.leader}. */
    public List<String> reminders(Object id) {
        return notices(id, "reminder:").stream().map(Told::reminder).toList();
    }

    /** How many rounds of the report are stored. */
    public int stored(ObligationId id) {
        return jdbc.sql("select count(*) from report where obligation_id = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();
    }
}
