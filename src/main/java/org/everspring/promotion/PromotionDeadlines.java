package org.everspring.promotion;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.TermDates;
import org.springframework.stereotype.Component;

/** By when each step of a promotion that begins today has to be done; all but the office's date for the adoption. */
@Component
class PromotionDeadlines {

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

    TermDates ofReview() {
        return schedule.within(settings.reviewWorkingDays(), Duty.REVIEW, LocalDate.now(clock));
    }

    TermDates ofRecognition() {
        return schedule.within(settings.recogniseWorkingDays(), Duty.RECOGNITION, LocalDate.now(clock));
    }

    /** The nomination lapses when it closes. */
    TermDates ofRevision() {
        Deadline due = within(settings.reviseWorkingDays());
        Deadline closes = within(settings.reviseWorkingDays() + settings.reviseClosingWorkingDays());
        return new TermDates(due, calendar.textOf(due), closes, null);
    }

    /** When who has not answered is recorded as missing. */
    Deadline closingOf(Deadline adoptDue) {
        return new Deadline(calendar.plusWorkingDays(adoptDue.day(), settings.adoptClosingWorkingDays()));
    }

    /** On which days the target units are reminded and urged. */
    TermDates ofAdoption(Deadline due, Deadline closes) {
        return new TermDates(
                due, due.text(), closes, schedule.cyclesOf(Duty.ADOPTION, LocalDate.now(clock), due, closes));
    }

    private Deadline within(int workingDays) {
        return new Deadline(calendar.plusWorkingDays(LocalDate.now(clock), workingDays));
    }
}
