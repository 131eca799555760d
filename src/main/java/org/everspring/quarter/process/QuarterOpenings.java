package org.everspring.quarter.process;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.calendar.DeadlinePolicy;
import org.everspring.engine.ForProcess;
import org.everspring.engine.StartTimer;
import org.springframework.stereotype.Component;

/** When the timer of processes/quarterly-cycle.bpmn fires: 09:00 on the first working day of a quarter's last month. */
@Component
@ForProcess(QuarterlyCycleProcess.KEY)
class QuarterOpenings implements StartTimer {

    private final DeadlinePolicy deadlines;
    private final Clock clock;

    QuarterOpenings(DeadlinePolicy deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public String nextCycle() {
        LocalDate day = deadlines.nextOpening(clock.instant());
        return "0 0 9 %d %d *".formatted(day.getDayOfMonth(), day.getMonthValue());
    }
}
