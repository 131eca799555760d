package org.everspring.notification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.springframework.stereotype.Component;

/** Turns the decision table into the days on which a waiting task's timers fire, as the cron texts that Camunda takes. */
@Component
public class ReminderSchedule {

    /** Camunda keeps a repeating timer's text in 255 characters. */
    private static final int LONGEST_CYCLE = 250;

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

    static int workingDaysLeft(WorkCalendar calendar, LocalDate day, LocalDate due) {
        return day.isAfter(due)
                ? Math.min(-1, -calendar.workingDaysBetween(due, day))
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
