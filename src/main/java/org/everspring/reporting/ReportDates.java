package org.everspring.reporting;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.springframework.stereotype.Component;

/** The dates by which a report is due, when it has been returned or the lead has granted more time. */
@Component
class ReportDates {

    private final ReportProcesses processes;
    private final ReminderSchedule schedule;
    private final WorkCalendar calendar;
    private final ReportingSettings settings;
    private final Clock clock;

    ReportDates(
            ReportProcesses processes,
            ReminderSchedule schedule,
            WorkCalendar calendar,
            ReportingSettings settings,
            Clock clock) {
        this.processes = processes;
        this.schedule = schedule;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** By when a report that is returned today is to be mended; never after the quarter's closing. */
    Deadline mendedBy(ObligationSnapshot obligation) {
        return new Deadline(calendar.plusWorkingDaysUntil(
                LocalDate.now(clock),
                settings.returnWorkingDays(),
                obligation.closes().day()));
    }

    /** The task's date, its timers and what the form shows follow the obligation. */
    void move(ObligationSnapshot obligation) {
        processes.moveDue(
                obligation.id(),
                obligation.due(),
                schedule.cyclesOf(Duty.REPORT, LocalDate.now(clock), obligation.due(), obligation.closes()));
    }
}
