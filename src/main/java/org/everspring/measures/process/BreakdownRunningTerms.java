package org.everspring.measures.process;

import static org.everspring.measures.process.MeasureBreakdownProcess.BREAKDOWN;

import java.util.List;
import java.util.Map;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.BreakdownId;
import org.everspring.measures.Breakdown;
import org.everspring.measures.Breakdowns;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a breakdown waits. */
@Component
class BreakdownRunningTerms implements RunningTerms {

    private final Breakdowns breakdowns;

    BreakdownRunningTerms(Breakdowns breakdowns) {
        this.breakdowns = breakdowns;
    }

    @Override
    public String processKey() {
        return MeasureBreakdownProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        return List.of(BREAKDOWN);
    }

    @Override
    public void moved(String businessKey, Map<String, Deadline> dates) {
        Breakdown breakdown = breakdowns.get(BreakdownId.parse(businessKey));
        breakdown.moveDates(
                dates.getOrDefault(BREAKDOWN.due(), breakdown.loaded().due()),
                dates.getOrDefault(BREAKDOWN.closes(), breakdown.loaded().closes()));
        breakdowns.save(breakdown);
    }
}
