package org.everspring.measures.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.BreakdownId;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.TermDates;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** The variables that the diagram and its forms read, the same however the process is started. */
@Component
class BreakdownVariables {

    private final Plan plan;
    private final WorkCalendar calendar;

    BreakdownVariables(Plan plan, WorkCalendar calendar) {
        this.plan = plan;
        this.calendar = calendar;
    }

    Map<String, Object> of(BreakdownId id, Deadline due, Deadline closes, Cycles cycles) {
        Item item = plan.item(id.item());
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(MeasureBreakdownProcess.OPENED.name(), id.toString());
        variables.put(MeasureBreakdownProcess.ITEM_ID.name(), id.item().value());
        variables.put(MeasureBreakdownProcess.ITEM_TITLE, id.item() + " " + item.title());
        variables.put(MeasureBreakdownProcess.UNIT_ID, id.unit().value());
        variables.put(
                MeasureBreakdownProcess.UNIT_NAME.name(), plan.unit(id.unit()).name());
        variables.put(MeasureBreakdownProcess.LEAD_UNIT_ID, item.principalLead().value());
        variables.put(
                MeasureBreakdownProcess.LEAD_UNIT_NAME,
                plan.unit(item.principalLead()).name());
        variables.putAll(
                MeasureBreakdownProcess.BREAKDOWN.values(new TermDates(due, calendar.textOf(due), closes, cycles)));
        return variables;
    }
}
