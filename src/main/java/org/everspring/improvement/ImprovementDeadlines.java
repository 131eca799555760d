package org.everspring.improvement;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.TermDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when a step or an improvement is due, and on which days its task reminds and escalates. */
@Component
public class ImprovementDeadlines {

    private final WorkCalendar calendar;
    private final ReminderSchedule schedule;
    private final ImprovementSettings settings;
    private final Clock clock;

    ImprovementDeadlines(WorkCalendar calendar, ReminderSchedule schedule, ImprovementSettings settings, Clock clock) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.settings = settings;
        this.clock = clock;
    }

    /** By what the unit that improves waits. */
    public TermDates ofImprovement(Deadline due) {
        return new TermDates(due, due.text(), null, schedule.running(Duty.IMPROVEMENT, today(), due, null));
    }

    /** By what the step that owes the duty waits. */
    public TermDates ofStep(Duty duty, Deadline due) {
        return new TermDates(due, calendar.textOf(due), null, schedule.running(duty, today(), due, null));
    }

    /** Of a step that begins today. */
    Deadline of(Duty step) {
        return in(
                switch (step) {
                    case TRIAGE -> settings.triageWorkingDays();
                    case VERIFICATION -> settings.verificationWorkingDays();
                    case SETTLEMENT -> settings.settlementWorkingDays();
                    case EXPERIENCE -> settings.summaryWorkingDays();
                    default -> throw new IllegalArgumentException("No term for " + step);
                });
    }

    /** Never later than the improvement itself. */
    Deadline benchmark(Deadline improvement) {
        Deadline term = in(settings.benchmarkWorkingDays());
        return improvement.compareTo(term) < 0 ? improvement : term;
    }

    /** Leaves the unit at least the term of the settings. */
    Deadline mending(Deadline due) {
        return mending(due, today());
    }

    /** @param from the day of the verification that has failed */
    Deadline mending(Deadline due, LocalDate from) {
        Deadline term = in(settings.returnWorkingDays(), from);
        return due.compareTo(term) < 0 ? term : due;
    }

    /** Whether the date is the term that a failed verification has left the unit, not one that somebody has set. */
    public boolean isTermOfReturn(Deadline due, LocalDate verifiedOn, WorkCalendar countedBy) {
        return due.day().equals(countedBy.plusWorkingDays(verifiedOn, settings.returnWorkingDays()));
    }

    private Deadline in(int workingDays) {
        return in(workingDays, today());
    }

    private Deadline in(int workingDays, LocalDate from) {
        return new Deadline(calendar.plusWorkingDays(from, workingDays));
    }

    /**
     * A date that somebody sets for the improvement.
     *
     * @throws InvalidInputException when it is missing, has passed or is too far away
     */
    Deadline checked(@Nullable LocalDate dueOn) {
        LocalDate today = today();
        if (dueOn == null) {
            throw new InvalidInputException("请填写整改期限。");
        }
        if (dueOn.isBefore(today)) {
            throw new InvalidInputException("整改期限" + DateText.DAY.of(dueOn) + "已经过去，请填写今天或以后的日期。");
        }
        LocalDate latest = today.plusDays(settings.maxTermDays());
        if (dueOn.isAfter(latest)) {
            throw new InvalidInputException(
                    "整改期限最长" + settings.maxTermDays() + "天，请填写不晚于" + DateText.DAY.of(latest) + "的日期。");
        }
        return new Deadline(dueOn);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
