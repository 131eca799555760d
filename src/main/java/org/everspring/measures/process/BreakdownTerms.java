package org.everspring.measures.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.Breakdown;
import org.everspring.measures.Breakdowns;
import org.everspring.notification.Duty;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a breakdown waits. */
@Component
class BreakdownTerms implements RunningTerms {

    private static final String DUE = "dueAt";
    private static final String CLOSES = "closesAt";

    private final Breakdowns breakdowns;

    BreakdownTerms(Breakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public String processKey() {
        return MeasureBreakdownProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        return List.of(
                new Term(Duty.MEASURES, Set.of(DUE, CLOSES), DUE, "dueText", CLOSES, "reminderCycle", "overdueCycle"));
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        Breakdown breakdown = breakdowns.get(BreakdownId.parse(businessKey));
        breakdown.moveDates(
                dates.getOrDefault(DUE, breakdown.loaded().due()),
                dates.getOrDefault(CLOSES, breakdown.loaded().closes()));
        breakdowns.save(breakdown);
    }
}
