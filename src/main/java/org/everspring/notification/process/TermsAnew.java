package org.everspring.notification.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.calendar.Deadline;
import org.everspring.calendar.WorkCalendar;
import org.everspring.jobs.InstanceDates;
import org.everspring.jobs.InstanceDates.Running;
import org.everspring.notification.Duty;
import org.everspring.notification.ReminderSchedule;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.notification.RunningTerms;
import org.everspring.notification.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the dates and reminder days of one running instance anew. Twice changes nothing more. */
@Component
class TermsAnew {

    private final InstanceDates instances;
    private final ReminderSchedule schedule;
    private final Clock clock;

    TermsAnew(InstanceDates instances, ReminderSchedule schedule, Clock clock) {
        this.instances = instances;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** What hundreds of instances have in common; the table is asked for each day once. */
    record Dates(Duty duty, Deadline due, @Nullable Deadline closes) {}

    /**
     * @param from dates after this day are counted anew
     * @param page the days that the instances before have been given
     * @return whether a date or a day ahead has changed
     */
    boolean count(
            RunningTerms kind,
            Running instance,
            WorkCalendar before,
            WorkCalendar after,
            LocalDate from,
            Map<Dates, Cycles> page) {
        List<Term> waiting = instance.businessKey() == null ? List.of() : kind.of(instance.businessKey(), before);
        Set<String> names = waiting.stream().flatMap(Term::variables).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return false;
        }
        Map<String, Object> known = instances.variables(instance.id(), names);
        Map<String, Object> changed = new HashMap<>();
        Map<String, Deadline> moved = new HashMap<>();
        boolean rescheduled = false;
        for (Term term : waiting) {
            Deadline due = anew(term, term.due(), known, before, after, from, moved);
            if (due == null) {
                continue;
            }
            Deadline closes =
                    term.closes() == null ? null : anew(term, term.closes(), known, before, after, from, moved);
            if (term.dueText() != null && term.counted().contains(term.due())) {
                put(changed, known, term.dueText(), after.textOf(due));
            }
            rescheduled |= days(term, known, changed, due, closes, page);
        }
        moved.forEach((name, date) -> changed.put(name, date.iso()));
        if (!moved.isEmpty()) {
            kind.moved(instance.businessKey(), moved);
        }
        if (!changed.isEmpty()) {
            instances.set(instance.id(), changed);
        }
        return rescheduled || !moved.isEmpty();
    }

    private boolean days(
            Term term,
            Map<String, Object> known,
            Map<String, Object> changed,
            Deadline due,
            @Nullable Deadline closes,
            Map<Dates, Cycles> page) {
        if (term.reminders() == null && term.escalations() == null) {
            return false;
        }
        LocalDate today = LocalDate.now(clock);
        Cycles cycles = page.computeIfAbsent(
                new Dates(term.duty(), due, closes), dates -> schedule.running(term.duty(), today, due, closes));
        return days(term.reminders(), cycles.reminders(), known, changed, today)
                | days(term.escalations(), cycles.escalations(), known, changed, today);
    }

    private static boolean days(
            @Nullable String variable,
            String cycle,
            Map<String, Object> known,
            Map<String, Object> changed,
            LocalDate today) {
        if (variable == null
                || !(known.get(variable) instanceof String before)
                || ReminderSchedule.sameDays(before, cycle, today)) {
            return false;
        }
        changed.put(variable, cycle);
        return true;
    }

    /** @return null when the instance has no such date */
    private static @Nullable Deadline anew(
            Term term,
            String variable,
            Map<String, Object> known,
            WorkCalendar before,
            WorkCalendar after,
            LocalDate from,
            Map<String, Deadline> moved) {
        if (!(known.get(variable) instanceof String iso)) {
            return null;
        }
        Deadline date = Deadline.parse(iso);
        // A date that falls on no working day was not counted, but is the end of something.
        if (!term.counted().contains(variable) || !date.day().isAfter(from) || !before.isWorkingDay(date.day())) {
            return date;
        }
        Deadline now = new Deadline(after.plusWorkingDays(from, before.workingDaysBetween(from, date.day())));
        if (!now.equals(date)) {
            moved.put(variable, now);
        }
        return now;
    }

    private static void put(Map<String, Object> changed, Map<String, Object> known, String name, String value) {
        if (!value.equals(known.get(name))) {
            changed.put(name, value);
        }
    }
}
