package org.everspring.bulletin;

import java.time.OffsetDateTime;
import org.everspring.calendar.WorkCalendar;
import org.everspring.matter.MatterCounters;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Numbers the office's bulletins and corrections, in one row a year. */
@Component
class DocumentNumbers {

    private static final String COUNTER = "BULLETIN";

    private final MatterCounters counters;
    private final Bulletins bulletins;
    private final Plan plan;

    DocumentNumbers(MatterCounters counters, Bulletins bulletins, Plan plan) {
        this.counters = counters;
        this.bulletins = bulletins;
        this.plan = plan;
    }

    /** The next one of the year; whoever publishes at the same time waits, and what is rolled back leaves no gap. */
    DocumentNumber next(OffsetDateTime at) {
        int year = year(at);
        return new DocumentNumber(plan.documentCode(), year, Math.toIntExact(counters.next(COUNTER, year)));
    }

    /** What would be given now; another document may come first. */
    DocumentNumber expected(OffsetDateTime at) {
        int year = year(at);
        return new DocumentNumber(plan.documentCode(), year, bulletins.lastSequence(year) + 1);
    }

    private static int year(OffsetDateTime at) {
        return WorkCalendar.dayOf(at).getYear();
    }
}
