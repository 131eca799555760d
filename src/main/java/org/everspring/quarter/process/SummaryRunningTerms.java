package org.everspring.quarter.process;

import java.util.List;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a summary waits: the plan's. */
@Component
class SummaryRunningTerms implements RunningTerms {

    @Override
    public String processKey() {
        return ItemSummaryProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        return List.of(ItemSummaryProcess.SUMMARY);
    }
}
