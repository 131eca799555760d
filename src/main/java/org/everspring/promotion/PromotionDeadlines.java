package org.everspring.promotion;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.springframework.stereotype.Component;

/** By when each step of a promotion that begins today has to be done; all but the office's date for the adoption. */
@Component
class PromotionDeadlines {

    /** Working days after the date on which the office is still urged; more do not fit into a timer's text. */
    private static final int LONGEST_ESCALATION = 40;

    private final PromotionSettings settings;
    private final WorkCalendar calendar;
    private final ReminderSchedule schedule;
    private final Clock clock;

    PromotionDeadlines(PromotionSettings settings, WorkCalendar calendar, ReminderSchedule schedule, Clock clock) {
        this.settings = settings;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    OfficeDeadline ofReview() {
        return ofOffice(Duty.REVIEW, settings.reviewWorkingDays());
    }

    OfficeDeadline ofRecognition() {
        return ofOffice(Duty.RECOGNITION, settings.recogniseWorkingDays());
    }

    private OfficeDeadline ofOffice(Duty duty, int workingDays) {
        Deadline due = within(workingDays);
        Deadline end = after(due, LONGEST_ESCALATION);
        return new OfficeDeadline(
                due,
                calendar.textOf(due),
                schedule.cyclesOf(duty, due.day(), due, end).escalations());
    }

    RevisionDeadline ofRevision() {
        Deadline due = within(settings.reviseWorkingDays());
        return new RevisionDeadline(
                due, calendar.textOf(due), within(settings.reviseWorkingDays() + settings.reviseClosingWorkingDays()));
    }

    /** When who has not answered is recorded as missing. */
    Deadline closingOf(Deadline adoptDue) {
        return after(adoptDue, settings.adoptClosingWorkingDays());
    }

    /** On which days the target units are reminded and urged. */
    Cycles cyclesOfAdoption(Deadline due, Deadline closes) {
        return schedule.cyclesOf(Duty.ADOPTION, LocalDate.now(clock), due, closes);
    }

    private Deadline within(int workingDays) {
        return new Deadline(calendar.plusWorkingDays(LocalDate.now(clock), workingDays));
    }

    private Deadline after(Deadline deadline, int workingDays) {
        return new Deadline(calendar.plusWorkingDays(deadline.day(), workingDays));
    }
}
