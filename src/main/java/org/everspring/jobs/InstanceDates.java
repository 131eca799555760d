package org.everspring.jobs;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the timers and tasks of running instances follow the variables that hold their dates. */
@Component
public class InstanceDates {

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;

    InstanceDates(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            ManagementService management,
            JdbcClient jdbc) {
        this.engine = engine;
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** @param businessKey may be null */
    public record Running(String id, String businessKey) {}

    public int count(Collection<String> processKeys) {
        return processKeys.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from ACT_RU_EXECUTION E join ACT_RE_PROCDEF P on P.ID_ = E.PROC_DEF_ID_"
                                + " where E.PARENT_ID_ is null and P.KEY_ in (:keys)")
                        .param("keys", processKeys)
                        .query(Integer.class)
                        .single();
    }

    /** In the order of their ids, those after the given one; it may be the empty string. */
    public List<Running> page(String processKey, String after, int size) {
        return jdbc.sql("select E.ID_, E.BUSINESS_KEY_ from ACT_RU_EXECUTION E"
                        + " join ACT_RE_PROCDEF P on P.ID_ = E.PROC_DEF_ID_ where E.PARENT_ID_ is null and P.KEY_ = :key"
                        + " and E.ID_ > :after order by E.ID_ fetch first :size rows only")
                .param("key", processKey)
                .param("after", after)
                .param("size", size)
                .query((row, number) -> new Running(row.getString("ID_"), row.getString("BUSINESS_KEY_")))
                .list();
    }

    public Map<String, Object> variables(String instance, Set<String> names) {
        return runtime.getVariables(instance, names);
    }

    /**
     * Sets the variables; timers that lie ahead and due dates that the model takes from a variable are computed anew. A
     * timer that is due already fires as it was meant to.
     */
    public void set(String instance, Map<String, Object> variables) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    runtime.setVariables(instance, variables);
                    context.getJobManager().findJobsByProcessInstanceId(instance).stream()
                            .filter(TimerEntity.class::isInstance)
                            .filter(InstanceDates::liesAhead)
                            .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
                    context.getTaskManager()
                            .findTasksByProcessInstanceId(instance)
                            .forEach(InstanceDates::dueAnew);
                    return null;
                }));
    }

    /** The timers that start instances of the process. */
    public void startTimersAnew(String processKey) {
        management.createJobQuery().timers().processDefinitionKey(processKey).list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .filter(job -> liesAhead((JobEntity) job))
                .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
    }

    private static boolean liesAhead(JobEntity job) {
        return job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime());
    }

    /** As the model's expression has it now; a task without one keeps its date. */
    private static void dueAnew(TaskEntity task) {
        Expression expression = task.getTaskDefinition() == null
                ? null
                : task.getTaskDefinition().getDueDateExpression();
        if (expression != null) {
            dueAnew(task, expression);
        }
    }

    /** As the expression has it now; where it has nothing, the task keeps its date. */
    public static void dueAnew(TaskEntity task, Expression expression) {
        Object value = expression.getValue(task.getExecution());
        Date due = value instanceof Date date
                ? date
                : value instanceof String text
                        ? Context.getProcessEngineConfiguration()
                                .getBusinessCalendarManager()
                                .getBusinessCalendar(DueDateBusinessCalendar.NAME)
                                .resolveDuedate(text)
                        : null;
        if (due != null && !Objects.equals(due, task.getDueDate())) {
            task.setDueDate(due);
        }
    }
}
