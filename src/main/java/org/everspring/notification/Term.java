package org.everspring.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By which variables a running instance waits for a duty.
 *
 * @param counted which of the two dates were counted in working days; the plan or a person has set the others, and they stay
 * @param due the variable of the date
 * @param dueText how staff read it; null when the forms show it themselves
 * @param closes the variable of the date on which the task ends of itself; null when it does not
 * @param reminders the variable with the days up to the date; null when nobody is reminded
 * @param escalations the variable with the days after it; null when nothing escalates
 */
public record Term(
        Duty duty,
        Set<String> counted,
        String due,
        @Nullable String dueText,
        @Nullable String closes,
        @Nullable String reminders,
        @Nullable String escalations) {

    /** Of a task whose date was counted, of which nobody is reminded before and which does not end of itself. */
    public static Term escalating(Duty duty, String due, String dueText, String escalations) {
        return new Term(duty, Set.of(due), due, dueText, null, null, escalations);
    }

    /** The same with a date that a person has set. */
    public Term set() {
        return new Term(duty, Set.of(), due, dueText, closes, reminders, escalations);
    }

    /** What the variables hold for a task that waits by these dates. */
    public Map<String, Object> values(TermDates dates) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(due, dates.due().iso());
        put(values, dueText, dates.text());
        put(values, closes, dates.closes() == null ? null : dates.closes().iso());
        put(values, reminders, dates.cycles() == null ? null : dates.cycles().reminders());
        put(values, escalations, dates.cycles() == null ? null : dates.cycles().escalations());
        return values;
    }

    private static void put(Map<String, Object> values, @Nullable String name, @Nullable String value) {
        if (name != null && value != null) {
            values.put(name, value);
        }
    }

    public Stream<String> variables() {
        return Stream.of(due, dueText, closes, reminders, escalations).filter(name -> name != null);
    }
}
