package org.everspring.reporting.process;

import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.everspring.calendar.Deadline;
import org.everspring.engine.RunningInstances;
import org.everspring.matter.ObligationId;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.TermDates;
import org.everspring.plan.Plan;
import org.everspring.reporting.ObligationSnapshot;
import org.everspring.reporting.ReportProcesses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CamundaReportProcesses implements ReportProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RunningInstances running;
    private final Plan plan;

    CamundaReportProcesses(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            RunningInstances running,
            Plan plan) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.running = running;
        this.plan = plan;
    }

    @Override
    public void start(ObligationSnapshot obligation, Deadline reviewDue, Cycles cycles) {
        ObligationId id = obligation.id();
        Map<String, Object> variables = new LinkedHashMap<>(
                UnitReportProcess.REPORT.values(dates(obligation.due(), obligation.closes(), cycles)));
        variables.put(UnitReportProcess.QUARTER, id.quarter().toString());
        variables.put(UnitReportProcess.ITEM_ID, id.item().value());
        variables.put(
                UnitReportProcess.ITEM_TITLE,
                id.item() + " " + plan.item(id.item()).title());
        variables.put(UnitReportProcess.LEAD_UNIT_ID, obligation.leadUnit().value());
        variables.put(
                UnitReportProcess.LEAD_UNIT_NAME,
                plan.unit(obligation.leadUnit()).name());
        variables.put(UnitReportProcess.UNIT_ID, id.unit().value());
        variables.put(UnitReportProcess.UNIT_NAME, plan.unit(id.unit()).name());
        variables.put(UnitReportProcess.REVIEW_DUE.name(), reviewDue.iso());
        variables.put(UnitReportProcess.REVIEW_DUE_TEXT.name(), reviewDue.text());
        runtime.startProcessInstanceByKey(UnitReportProcess.KEY, id.toString(), variables);
    }

    private static TermDates dates(Deadline due, @Nullable Deadline closes, Cycles cycles) {
        return new TermDates(due, due.text(), closes, cycles);
    }

    private boolean isBeingWritten(ProcessInstance report) {
        return writing().processInstanceId(report.getId()).count() > 0;
    }

    private TaskQuery writing() {
        return tasks.createTaskQuery().taskDefinitionKey(UnitReportProcess.FILL_REPORT);
    }

    @Override
    public boolean waitsForSignature(ObligationId id) {
        return tasks.createTaskQuery()
                        .taskDefinitionKey(UnitReportProcess.SIGN_REPORT)
                        .processInstanceBusinessKey(id.toString())
                        .count()
                > 0;
    }

    @Override
    public Set<ObligationId> beyondWriting(Collection<ObligationId> open) {
        if (open.isEmpty()) {
            return Set.of();
        }
        Set<ObligationId> beyond = new HashSet<>(open);
        Set<String> written = writing()
                .processInstanceBusinessKeyIn(
                        open.stream().map(ObligationId::toString).toArray(String[]::new))
                .list()
                .stream()
                .map(Task::getProcessInstanceId)
                .collect(Collectors.toSet());
        if (!written.isEmpty()) {
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(written)
                    .list()
                    .forEach(instance -> beyond.remove(ObligationId.parse(instance.getBusinessKey())));
        }
        return beyond;
    }

    @Override
    public boolean withdraw(ObligationId id) {
        return running.find(UnitReportProcess.KEY, id)
                        .filter(report -> !isBeingWritten(report))
                        .isPresent()
                && running.tellUnlessMoved(UnitReportProcess.REPORT_WITHDRAWN, UnitReportProcess.KEY, id, Map.of());
    }

    @Override
    public boolean requestExtension(ObligationId id) {
        return running.tellUnlessMoved(UnitReportProcess.EXTENSION_REQUESTED, UnitReportProcess.KEY, id, Map.of());
    }

    @Override
    public void moveDue(ObligationId id, Deadline due, Cycles cycles) {
        running.find(UnitReportProcess.KEY, id).map(ProcessInstance::getId).ifPresent(report -> {
            runtime.setVariables(report, UnitReportProcess.REPORT.values(dates(due, null, cycles)));
            TaskQuery withUnit = tasks.createTaskQuery()
                    .processInstanceId(report)
                    .taskDefinitionKeyIn(UnitReportProcess.FILL_REPORT, UnitReportProcess.SIGN_REPORT);
            withUnit.list().forEach(task -> {
                task.setDueDate(Date.from(due.at().toInstant()));
                tasks.saveTask(task);
            });
            // Boundary timers do not follow the task's date by themselves.
            for (String timer : UnitReportProcess.REMINDERS) {
                management
                        .createJobQuery()
                        .processInstanceId(report)
                        .activityId(timer)
                        .list()
                        .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
            }
        });
    }

    @Override
    public boolean urge(ObligationId id) {
        return running.tellUnlessMoved(UnitReportProcess.REPORT_URGED, UnitReportProcess.KEY, id, Map.of());
    }
}
