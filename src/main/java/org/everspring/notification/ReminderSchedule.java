package org.everspring.notification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the decision table into the days on which a waiting task's timers fire, as the cron texts that Camunda takes. */
@Component
public class ReminderSchedule {

    /** Camunda keeps a repeating timer's text in 255 characters. */
    private static final int LONGEST_CYCLE = 250;

    /** Working days after the date on which a task still escalates; more do not fit into a timer's text. */
    private static final int LONGEST_ESCALATION = 40;

    /** Days before the date on which a task reminds at the earliest. */
    private static final int LONGEST_NOTICE = 60;

    private static final int LONGEST_AHEAD = 330;

    private final ReminderPolicy policy;
    private final WorkCalendar calendar;

    ReminderSchedule(ReminderPolicy policy, WorkCalendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    /**
     * @param reminders cron text of 09:00 on the days before and on the due date
     * @param escalations cron text of 09:00 on the days after the due date
     */
    public record Cycles(String reminders, String escalations) {}

    /**
     * The days are fixed when the task begins or its date moves; what is sent on each is asked of the table on that day.
     *
     * @param from the first day that counts
     * @param closes when the task ends of itself
     */
    public Cycles cyclesOf(Duty duty, LocalDate from, Deadline due, Deadline closes) {
        List<LocalDate> before = new ArrayList<>();
        List<LocalDate> after = new ArrayList<>();
        for (LocalDate day : calendar.workingDays(from, closes.day())) {
            if (policy.reminderFor(duty, workingDaysLeft(calendar, day, due.day()))
                    .isPresent()) {
                (day.isAfter(due.day()) ? after : before).add(day);
            }
        }
        // A timer needs a day. On the closing day the table is asked again and says that nothing is to be sent.
        LocalDate idle = closes.day();
        return new Cycles(
                cron(before.isEmpty() ? List.of(idle) : before), cron(after.isEmpty() ? List.of(idle) : after));
    }

    /**
     * Those of a task that waits already.
     *
     * @param closes when the task ends of itself; null when it does not
     */
    public Cycles running(Duty duty, LocalDate today, Deadline due, @Nullable Deadline closes) {
        LocalDate begin = due.day().isBefore(today) ? today : due.day();
        LocalDate first = due.day().minusDays(LONGEST_NOTICE);
        return cyclesOf(
                duty,
                first.isBefore(today) ? today : first,
                due,
                closes == null ? new Deadline(calendar.plusWorkingDays(begin, LONGEST_ESCALATION)) : closes);
    }

    /** Of a task that begins today and has so many working days; it does not end of itself. */
    public TermDates within(int workingDays, Duty duty, LocalDate today) {
        Deadline due = new Deadline(calendar.plusWorkingDays(today, workingDays));
        return new TermDates(due, calendar.textOf(due), null, running(duty, today, due, null));
    }

    /** Whether both fire on the same days from this one on; what has passed does not count. */
    public static boolean sameDays(String one, String other, LocalDate today) {
        return daysAhead(one, today).equals(daysAhead(other, today));
    }

    /** A text has no year: a day that has passed would come again in the next. */
    private static Set<LocalDate> daysAhead(String cron, LocalDate today) {
        Set<LocalDate> days = new HashSet<>();
        for (String part : cron.split("\\|\\|")) {
            String[] fields = part.split(" ");
            for (String day : fields[3].split(",")) {
                LocalDate date = today.withDayOfYear(1)
                        .withMonth(Integer.parseInt(fields[4]))
                        .plusDays(Integer.parseInt(day) - 1L);
                days.add(date.isBefore(today) ? date.plusYears(1) : date);
            }
        }
        days.removeIf(day -> day.isAfter(today.plusDays(LONGEST_AHEAD)));
        return days;
    }

    static int workingDaysLeft(WorkCalendar calendar, LocalDate day, LocalDate due) {
        return day.isAfter(due)
                ? -calendar.workingDaysLate(new Deadline(due), day)
                : calendar.workingDaysBetween(day, due);
    }

    private static String cron(List<LocalDate> days) {
        Map<Integer, List<LocalDate>> byMonth = days.stream()
                .collect(Collectors.groupingBy(LocalDate::getMonthValue, TreeMap::new, Collectors.toList()));
        String cron = byMonth.entrySet().stream()
                .map(month -> "0 0 9 "
                        + month.getValue().stream()
                                .map(day -> String.valueOf(day.getDayOfMonth()))
                                .collect(Collectors.joining(","))
                        + " " + month.getKey() + " *")
                .collect(Collectors.joining("||"));
        if (cron.length() > LONGEST_CYCLE) {
            throw new IllegalStateException("决策表“提醒与督办规则”安排的提醒过密（" + days.size() + " 天），请减少后重试。");
        }
        return cron;
    }
}
