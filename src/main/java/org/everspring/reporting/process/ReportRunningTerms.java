package org.everspring.reporting.process;

import java.util.List;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.springframework.stereotype.Component;

/** By which dates a report waits: the plan's, or one that was granted, both within the quarter. */
@Component
class ReportRunningTerms implements RunningTerms {

    @Override
    public String processKey() {
        return UnitReportProcess.KEY;
    }

    @Override
    public List<Term> of(String businessKey, WorkCalendar before) {
        return List.of(UnitReportProcess.REPORT);
    }
}
