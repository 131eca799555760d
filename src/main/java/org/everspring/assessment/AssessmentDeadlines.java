package org.everspring.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.springframework.stereotype.Component;

/** By when each step of an assessment has to be done, and on which days it reminds. */
@Component
public class AssessmentDeadlines {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Working days after the date on which a task still escalates; more do not fit into a timer's text. */
    private static final int LONGEST_ESCALATION = 40;

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

    /**
     * What a task waits by.
     *
     * @param dueText as staff read the date
     * @param escalations cron text of the days after the date
     */
    public record Step(Deadline due, String dueText, String escalations) {}

    Step review() {
        return step(Duty.ASSESSMENT, settings.reviewWorkingDays());
    }

    Deadline confirmation() {
        return in(settings.confirmWorkingDays());
    }

    Step appeal() {
        return step(Duty.APPEAL, settings.appealWorkingDays());
    }

    Step approval() {
        return step(Duty.ASSESSMENT, settings.approvalWorkingDays());
    }

    /** A confirmation ends with its date, so that it only reminds and never escalates. */
    Cycles confirmationCycles(Deadline due) {
        return schedule.cyclesOf(Duty.CONFIRMATION, today(), due, due);
    }

    private Step step(Duty duty, int workingDays) {
        Deadline due = in(workingDays);
        return new Step(due, calendar.textOf(due), escalations(duty, due));
    }

    /** As staff read a date of these. */
    public String textOf(Deadline due) {
        return calendar.textOf(due);
    }

    private String escalations(Duty duty, Deadline due) {
        LocalDate today = today();
        LocalDate begin = due.day().isBefore(today) ? today : due.day();
        LocalDate end = calendar.plusWorkingDays(begin, LONGEST_ESCALATION);
        return schedule.cyclesOf(duty, today, due, new Deadline(end)).escalations();
    }

    /** 09:00 of the next working day. */
    OffsetDateTime nextMorning() {
        return calendar.plusWorkingDays(today(), 1)
                .atTime(MORNING)
                .atZone(WorkCalendar.ZONE)
                .toOffsetDateTime();
    }

    private Deadline in(int workingDays) {
        return new Deadline(calendar.plusWorkingDays(today(), workingDays));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
