package org.everspring.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.TermDates;
import org.springframework.stereotype.Component;

/** By when each step of an assessment has to be done, and on which days it reminds. */
@Component
public class AssessmentDeadlines {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final WorkCalendar calendar;
    private final ReminderSchedule schedule;
    private final AssessmentSettings settings;
    private final Clock clock;

    AssessmentDeadlines(WorkCalendar calendar, ReminderSchedule schedule, AssessmentSettings settings, Clock clock) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The first opening day whose 09:00 at {@link WorkCalendar#ZONE} lies strictly after now. In a year whose holidays are
     * not published it stands on provisional days, and nothing is admitted on it.
     */
    public LocalDate nextOpening() {
        int year = today().getYear();
        while (!opening(year)
                .atTime(MORNING)
                .atZone(WorkCalendar.ZONE)
                .toInstant()
                .isAfter(clock.instant())) {
            year++;
        }
        return opening(year);
    }

    private LocalDate opening(int year) {
        return calendar.nextOrSame(settings.opening().atYear(year));
    }

    /** @throws org.everspring.kernel.InvalidInputException while the holidays of this year are not published */
    void requireHolidays() {
        calendar.requirePublished(today().getYear());
    }

    TermDates review() {
        return schedule.within(settings.reviewWorkingDays(), Duty.ASSESSMENT, today());
    }

    /** It ends with its date, so that it only reminds and never escalates. */
    TermDates confirmation() {
        LocalDate today = today();
        Deadline due = new Deadline(calendar.plusWorkingDays(today, settings.confirmWorkingDays()));
        return new TermDates(due, calendar.textOf(due), due, schedule.cyclesOf(Duty.CONFIRMATION, today, due, due));
    }

    TermDates appeal() {
        return schedule.within(settings.appealWorkingDays(), Duty.APPEAL, today());
    }

    TermDates approval() {
        return schedule.within(settings.approvalWorkingDays(), Duty.ASSESSMENT, today());
    }

    /** 09:00 of the next working day. */
    OffsetDateTime nextMorning() {
        return calendar.plusWorkingDays(today(), 1)
                .atTime(MORNING)
                .atZone(WorkCalendar.ZONE)
                .toOffsetDateTime();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
