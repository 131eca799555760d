package org.everspring.instruction;

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

/** By when a unit signs for an instruction and answers it, and on which days it is reminded. */
@Component
public class InstructionDates {

    private final InstructionSettings settings;
    private final ReminderSchedule schedule;
    private final WorkCalendar calendar;
    private final Clock clock;

    InstructionDates(InstructionSettings settings, ReminderSchedule schedule, WorkCalendar calendar, Clock clock) {
        this.settings = settings;
        this.schedule = schedule;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The day that a page offers. */
    public LocalDate usual() {
        return calendar.plusWorkingDays(today(), settings.usualWorkingDays());
    }

    /** @throws InvalidInputException when it is no day to answer by */
    Deadline checked(@Nullable LocalDate until) {
        LocalDate today = today();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            throw new InvalidInputException(
                    "办理期限应为今天（" + DateText.DAY.of(today) + "）至" + DateText.DAY.of(today.plusYears(1)) + "之间的日期。");
        }
        return new Deadline(until);
    }

    /** For an instruction that is written today; never later than its answer. */
    TermDates ofReceipt(Deadline handling) {
        LocalDate counted = calendar.plusWorkingDays(today(), settings.receiptWorkingDays());
        Deadline due = counted.isAfter(handling.day()) ? handling : new Deadline(counted);
        return new TermDates(due, calendar.textOf(due), null, schedule.running(Duty.RECEIPT, today(), due, null));
    }

    TermDates ofHandling(Deadline due) {
        return new TermDates(due, due.text(), null, schedule.running(Duty.INSTRUCTION, today(), due, null));
    }

    /** Negative when the date has passed. */
    public int workingDaysLeft(Deadline due) {
        LocalDate today = today();
        return today.isAfter(due.day())
                ? -calendar.workingDaysLate(due, today)
                : calendar.workingDaysBetween(today, due.day());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
