package org.everspring.assessment;

import java.time.Clock;
import java.time.DayOfWeek;
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
public class AssessmentTerms {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Working days after the date on which a task still escalates; more do not fit into a timer's text. */
    private static final int LONGEST_ESCALATION = 40;

    private final WorkCalendar calendar;
    private final ReminderSchedule schedule;
    private final AssessmentSettings settings;
    private final Clock clock;

    AssessmentTerms(WorkCalendar calendar, ReminderSchedule schedule, AssessmentSettings settings, Clock clock) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The first opening day whose 09:00 at {@link WorkCalendar#ZONE} lies strictly after now. In a year whose holidays are
     * not known a weekday, on which nothing is admitted.
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
        LocalDate day = settings.opening().atYear(year);
        while (isFree(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    Deadline review() {
        return in(settings.reviewWorkingDays());
    }

    Deadline confirmation() {
        return in(settings.confirmWorkingDays());
    }

    Deadline appeal() {
        return in(settings.appealWorkingDays());
    }

    Deadline approval() {
        return in(settings.approvalWorkingDays());
    }

    /** A confirmation ends with its date, so that it only reminds and never escalates. */
    Cycles confirmationCycles(Deadline due) {
        return schedule.cyclesOf(Duty.CONFIRMATION, today(), due, due);
    }

    /** Cron text of the days after the date. */
    String escalations(Duty duty, Deadline due) {
        LocalDate today = today();
        LocalDate begin = due.day().isBefore(today) ? today : due.day();
        LocalDate end = calendar.plusWorkingDaysUntil(begin, LONGEST_ESCALATION, lastKnownDay(begin));
        return schedule.cyclesOf(duty, today, due, new Deadline(end)).escalations();
    }

    /** 09:00 of the next working day; of the next weekday in a year whose holidays are not known, when nothing is due. */
    OffsetDateTime nextMorning() {
        LocalDate day = today().plusDays(1);
        while (isFree(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(WorkCalendar.ZONE).toOffsetDateTime();
    }

    private boolean isFree(LocalDate day) {
        return calendar.covers(day.getYear())
                ? !calendar.isWorkingDay(day)
                : day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    private Deadline in(int workingDays) {
        return new Deadline(calendar.plusWorkingDaysUntil(today(), workingDays, lastKnownDay(today())));
    }

    /** A term that would reach beyond the years whose holidays are known ends with them. */
    private LocalDate lastKnownDay(LocalDate from) {
        int year = from.getYear();
        while (calendar.covers(year + 1)) {
            year++;
        }
        return LocalDate.of(year, 12, 31);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
