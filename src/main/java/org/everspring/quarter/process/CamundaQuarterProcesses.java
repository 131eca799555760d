package org.everspring.quarter.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.Quarter;
import org.everspring.engine.RunningInstances;
import org.everspring.matter.SummaryId;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.TermDates;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.quarter.QuarterProcesses;
import org.everspring.quarter.SummarySnapshot;
import org.springframework.stereotype.Component;

@Component
class CamundaQuarterProcesses implements QuarterProcesses {

    private final RuntimeService runtime;
    private final RunningInstances running;
    private final Plan plan;

    CamundaQuarterProcesses(RuntimeService runtime, RunningInstances running, Plan plan) {
        this.runtime = runtime;
        this.running = running;
        this.plan = plan;
    }

    @Override
    public void startSummary(SummarySnapshot summary, Deadline reportsDue, Cycles cycles) {
        SummaryId id = summary.id();
        Item item = plan.item(id.item());
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(ItemSummaryProcess.QUARTER, id.quarter().toString());
        variables.put(ItemSummaryProcess.ITEM_ID, id.item().value());
        variables.put(ItemSummaryProcess.ITEM_TITLE, id.item() + " " + item.title());
        variables.put(ItemSummaryProcess.LEAD_UNIT_ID, summary.leadUnit().value());
        variables.put(
                ItemSummaryProcess.LEAD_UNIT_NAME, plan.unit(summary.leadUnit()).name());
        variables.put(
                ItemSummaryProcess.CO_LEAD_IDS,
                item.coLeads().stream().map(UnitId::value).toList());
        variables.put(ItemSummaryProcess.OFFICE_ID, plan.office().id().value());
        variables.put(ItemSummaryProcess.REPORTS_EXPECTED, summary.openReports() > 0);
        variables.put(ItemSummaryProcess.REPORTS_DUE_AT, reportsDue.iso());
        variables.put(ItemSummaryProcess.DUE_AT, summary.due().iso());
        variables.putAll(ItemSummaryProcess.SUMMARY.values(
                new TermDates(summary.due(), summary.due().text(), summary.closes(), cycles)));
        runtime.startProcessInstanceByKey(ItemSummaryProcess.KEY, id.toString(), variables);
    }

    @Override
    public void reportsComplete(SummaryId id) {
        running.tell(ItemSummaryProcess.REPORTS_COMPLETE, ItemSummaryProcess.KEY, id, Map.of());
    }

    @Override
    public void summariesComplete(Quarter quarter) {
        running.tell(QuarterlyCycleProcess.SUMMARIES_COMPLETE, QuarterlyCycleProcess.KEY, quarter, Map.of());
    }
}
