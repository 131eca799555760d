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

    /** By when the lead reviews what is handed in in time: early enough for the summary, never before the reports are due. */
    Deadline reviewedBy(Deadline due, Deadline summaryDue) {
        Deadline planned = new Deadline(calendar.plusWorkingDays(summaryDue.day(), -settings.reviewWorkingDays()));
        return planned.compareTo(due) < 0 ? due : planned;
    }

    /** By when the lead reviews what is handed in today; never after the quarter's closing. */
    Deadline reviewedBy(ObligationSnapshot obligation, Deadline planned) {
        Deadline afterToday = new Deadline(calendar.plusWorkingDaysUntil(
                LocalDate.now(clock),
                Math.max(1, settings.reviewWorkingDays()),
                obligation.closes().day()));
        return planned.compareTo(afterToday) < 0 ? afterToday : planned;
    }

    /** The task's date, its timers and what the form shows follow the obligation. */
    void move(ObligationSnapshot obligation) {
        processes.moveDue(
                obligation.id(),
                obligation.due(),
                schedule.cyclesOf(Duty.REPORT, LocalDate.now(clock), obligation.due(), obligation.closes()));
    }
}
