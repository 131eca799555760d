package org.everspring.reporting.process;

import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.reporting.ChineseTexts;
import org.everspring.reporting.Extension;
import org.everspring.reporting.Obligation;
import org.everspring.reporting.ReportingProcesses;
import org.everspring.reporting.Summary;
import org.everspring.reporting.Urge;
import org.springframework.stereotype.Component;

@Component
class CamundaReportingProcesses implements ReportingProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ReportPrefill prefill;
    private final Plan plan;

    CamundaReportingProcesses(
            RuntimeService runtime, TaskService tasks, ManagementService management, ReportPrefill prefill, Plan plan) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.prefill = prefill;
        this.plan = plan;
    }

    @Override
    public void startReport(Obligation obligation, Cycles cycles) {
        ObligationId id = obligation.id();
        Map<String, Object> variables = itemVariables(id.summary(), obligation.leadUnit());
        variables.put("unitId", id.unit().value());
        variables.put("unitName", plan.unit(id.unit()).name());
        variables.putAll(dueVariables(obligation.due(), cycles));
        variables.put("closesAt", obligation.closes().iso());
        // The lead has until the quarter closes; the diagram then records the report as it is.
        variables.put("reviewDueAt", obligation.closes().iso());
        runtime.startProcessInstanceByKey(UnitReportProcess.KEY, id.toString(), variables);
    }

    @Override
    public void startSummary(Summary summary, Deadline reportsDue, Cycles cycles, boolean reportsExpected) {
        SummaryId id = summary.id();
        Item item = plan.item(id.item());
        Map<String, Object> variables = itemVariables(id, summary.leadUnit());
        variables.put("coLeadIds", item.coLeads().stream().map(UnitId::value).toList());
        variables.put("officeId", plan.office().id().value());
        variables.put("reportsExpected", reportsExpected);
        variables.put("reportsDueAt", reportsDue.iso());
        variables.put("summaryDueAt", summary.due().iso());
        variables.put("dueAt", summary.due().iso());
        variables.put("dueText", summary.due().text());
        variables.put("closesAt", summary.closes().iso());
        variables.put("summaryReminderCycle", cycles.reminders());
        variables.put("summaryOverdueCycle", cycles.escalations());
        runtime.startProcessInstanceByKey(ItemSummaryProcess.KEY, id.toString(), variables);
    }

    private Map<String, Object> itemVariables(SummaryId id, UnitId leadUnit) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(QuarterlyCycleProcess.QUARTER_TEXT.name(), id.quarter().toString());
        variables.put("itemId", id.item().value());
        variables.put("itemTitle", id.item() + " " + plan.item(id.item()).title());
        variables.put("leadUnitId", leadUnit.value());
        variables.put("leadUnitName", plan.unit(leadUnit).name());
        return variables;
    }

    private static Map<String, Object> dueVariables(Deadline due, Cycles cycles) {
        return Map.of(
                "dueAt", due.iso(),
                "dueText", due.text(),
                "reminderCycle", cycles.reminders(),
                "overdueCycle", cycles.escalations());
    }

    @Override
    public void reportsComplete(SummaryId id) {
        send(ItemSummaryProcess.REPORTS_COMPLETE, ItemSummaryProcess.KEY, id.toString(), Map.of());
    }

    @Override
    public void summariesComplete(Quarter quarter) {
        send(QuarterlyCycleProcess.SUMMARIES_COMPLETE, QuarterlyCycleProcess.KEY, quarter.toString(), Map.of());
    }

    @Override
    public void showReports(SummaryId id, List<Map<String, Object>> rows) {
        ProcessInstance instance = instance(ItemSummaryProcess.KEY, id.toString());
        if (instance != null) {
            runtime.setVariable(instance.getId(), ItemSummaryProcess.REPORTS, JsonVariable.of(rows));
        }
    }

    @Override
    public void showMeasures(ObligationId id) {
        ProcessInstance instance = instance(UnitReportProcess.KEY, id.toString());
        // What is on its way through the unit's own steps is the unit's; it is checked again when it is handed in.
        if (instance != null && isBeingWritten(instance)) {
            runtime.setVariables(instance.getId(), prefill.of(id));
        }
    }

    private boolean isBeingWritten(ProcessInstance report) {
        return tasks.createTaskQuery()
                        .processInstanceId(report.getId())
                        .taskDefinitionKey(UnitReportProcess.FILL_REPORT)
                        .count()
                > 0;
    }

    @Override
    public Set<ObligationId> beyondWriting(Collection<ObligationId> open) {
        if (open.isEmpty()) {
            return Set.of();
        }
        Set<ObligationId> beyond = new HashSet<>(open);
        Set<String> written = tasks
                .createTaskQuery()
                .taskDefinitionKey(UnitReportProcess.FILL_REPORT)
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
        ProcessInstance instance = instance(UnitReportProcess.KEY, id.toString());
        return instance != null
                && !isBeingWritten(instance)
                && sendUnlessMoved(UnitReportProcess.REPORT_WITHDRAWN, UnitReportProcess.KEY, id.toString(), Map.of());
    }

    @Override
    public boolean requestExtension(Extension extension) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("extensionReason", extension.reason());
        request.put("requestedDate", extension.requestedOn().toString());
        request.put(
                UnitReportProcess.GRANTED_DATE.name(), extension.requestedOn().toString());
        // An earlier answer must not stand in this request's form.
        request.put(UnitReportProcess.EXTENSION_DECISION.name(), null);
        request.put(UnitReportProcess.EXTENSION_COMMENT.name(), null);
        return sendUnlessMoved(
                UnitReportProcess.EXTENSION_REQUESTED,
                UnitReportProcess.KEY,
                extension.obligation().toString(),
                request);
    }

    @Override
    public void moveDue(ObligationId id, Deadline due, Cycles cycles) {
        ProcessInstance instance = instance(UnitReportProcess.KEY, id.toString());
        if (instance == null) {
            return;
        }
        runtime.setVariables(instance.getId(), dueVariables(due, cycles));
        tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(UnitReportProcess.FILL_REPORT)
                .list()
                .forEach(task -> {
                    task.setDueDate(Date.from(due.at().toInstant()));
                    tasks.saveTask(task);
                });
        // Boundary timers do not follow the task's date by themselves.
        for (String timer : UnitReportProcess.REMINDERS) {
            management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(timer)
                    .list()
                    .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
        }
    }

    @Override
    public boolean urge(Urge urge) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("urgeText", urge.text());
        request.put("urgedByName", plan.unit(urge.byUnit()).name());
        request.put("urgedText", ChineseTexts.moment(urge.urgedAt()));
        // An earlier answer must not stand in this urge's form.
        request.put(UnitReportProcess.URGE_ANSWER.name(), null);
        return sendUnlessMoved(
                UnitReportProcess.REPORT_URGED,
                UnitReportProcess.KEY,
                urge.obligation().toString(),
                request);
    }

    private ProcessInstance instance(String key, String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(key)
                .processInstanceBusinessKey(businessKey)
                .singleResult();
    }

    /** Like {@link #send}, and false as well when somebody else moves the instance at the same time and is first. */
    private boolean sendUnlessMoved(String message, String key, String businessKey, Map<String, Object> variables) {
        try {
            return send(message, key, businessKey, variables);
        } catch (OptimisticLockingException e) {
            return false;
        }
    }

    /** Returns false when nobody waits for the message. */
    private boolean send(String message, String key, String businessKey, Map<String, Object> variables) {
        Execution waiting = runtime.createExecutionQuery()
                .processDefinitionKey(key)
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .singleResult();
        if (waiting == null) {
            return false;
        }
        runtime.messageEventReceived(message, waiting.getId(), variables);
        return true;
    }
}
