package org.everspring.reporting.process;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.calendar.DeadlinePolicy;
import org.springframework.stereotype.Component;

/**
 * When the timer of processes/quarterly-cycle.bpmn fires: 09:00 on the first working day of a quarter's last month.
 * Public because an expression can call only what is public.
 */
@Component
public class QuarterOpenings {

    private final DeadlinePolicy deadlines;
    private final Clock clock;

    QuarterOpenings(DeadlinePolicy deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Cron text of the next opening alone. The engine asks again whenever the timer has fired. */
    public String nextCycle() {
        LocalDate day = deadlines.nextOpening(clock.instant());
        return "0 0 9 %d %d *".formatted(day.getDayOfMonth(), day.getMonthValue());
    }
}
