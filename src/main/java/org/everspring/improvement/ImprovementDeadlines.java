package org.everspring.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.springframework.stereotype.Component;

/** Until when a step or an improvement is due, and on which days its task reminds and escalates. */
@Component
public class ImprovementDeadlines {

    /** Working days after the date on which a task still escalates; more do not fit into a timer's text. */
    private static final int LONGEST_ESCALATION = 40;

    /** Days before the date on which a task reminds at the earliest. */
    private static final int LONGEST_NOTICE = 60;

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

    /** The reminders and escalations of the improvement. */
    public Cycles cyclesOf(Deadline due) {
        return cycles(Duty.IMPROVEMENT, due);
    }

    /** The escalations of the step that waits; empty for one that does not escalate. */
    public Optional<String> stepEscalations(ProblemSnapshot problem) {
        return problem.stepDuty().map(duty -> cycles(duty, problem.stepDue()).escalations());
    }

    private Cycles cycles(Duty duty, Deadline due) {
        LocalDate today = today();
        LocalDate begin = due.day().isBefore(today) ? today : due.day();
        LocalDate first = due.day().minusDays(LONGEST_NOTICE);
        LocalDate end = calendar.plusWorkingDays(begin, LONGEST_ESCALATION);
        return schedule.cyclesOf(duty, first.isBefore(today) ? today : first, due, new Deadline(end));
    }

    /** As staff read the date of a step. */
    public String textOf(Deadline stepDue) {
        return calendar.textOf(stepDue);
    }

    Deadline triage() {
        return in(settings.triageWorkingDays());
    }

    /** Never later than the improvement itself. */
    Deadline benchmark(Deadline improvement) {
        Deadline term = in(settings.benchmarkWorkingDays());
        return improvement.compareTo(term) < 0 ? improvement : term;
    }

    Deadline verification() {
        return in(settings.verificationWorkingDays());
    }

    Deadline settlement() {
        return in(settings.settlementWorkingDays());
    }

    Deadline summary() {
        return in(settings.summaryWorkingDays());
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
    Deadline checked(LocalDate dueOn) {
        LocalDate today = today();
        if (dueOn == null) {
            throw new InvalidInputException("请填写整改期限。");
        }
        if (dueOn.isBefore(today)) {
            throw new InvalidInputException("整改期限" + dueOn + "已经过去，请填写今天或以后的日期。");
        }
        LocalDate latest = today.plusDays(settings.maxTermDays());
        if (dueOn.isAfter(latest)) {
            throw new InvalidInputException("整改期限最长" + settings.maxTermDays() + "天，请填写不晚于" + latest + "的日期。");
        }
        return new Deadline(dueOn);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
