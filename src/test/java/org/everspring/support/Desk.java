package org.everspring.support;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every desk shows of a matter: its id is the business key of its one instance, whether that runs or has ended. */
public abstract class Desk {

    final Workday day;
    final RuntimeService runtime;
    final TaskService tasks;
    final HistoryService history;
    final JdbcClient jdbc;

    Desk(Workday day, ProcessEngine engine, JdbcClient jdbc) {
        this.day = day;
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.jdbc = jdbc;
    }

    void submit(String user, Object id, String task, Map<String, Object> input) {
        day.submit(user, task(id, task), input);
        day.runDueJobs();
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
                        .processInstanceId(day.instanceOf(id))
                        .count()
                == 0;
    }

    /** The end events that the instance has reached, each as often as it was reached. */
    public List<String> ends(Object id) {
        return day.ends(id);
    }

    /** How often the instance has passed the activity. */
    public long timesPassed(Object id, String activity) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(day.instanceOf(id))
                .activityId(activity)
                .finished()
                .count();
    }

    /** As a form of a task that waits shows it, otherwise as the process has it. */
    public Object variable(Object id, String name) {
        return day.shown(id, name);
    }

    /** The rows of a list that a form shows; none when there is no such list. */
    public List<Map<String, Object>> rows(Object id, String name) {
        return day.rows(id, name);
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

    /** Who was told of this, in order, where the notice's key begins so. */
    public List<String> told(Object id, String key) {
        return notices(id, key).stream().map(Told::user).toList();
    }

    /** Who was reminded when and how, for instance {@code 12-18 蓝色 wuhuaqu.leader}. */
    public List<String> reminders(Object id) {
        return notices(id, "reminder:").stream().map(Told::reminder).toList();
    }
}
