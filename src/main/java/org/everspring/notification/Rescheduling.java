package org.everspring.notification;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what runs and counts it anew.
 *
 * @param subject the year, or the version of the table
 * @param before the calendar's edition that the dates were counted by
 * @param edition the one that they are counted by now
 * @param from dates after this day are counted anew
 * @param processes in the order in which they are gone through
 * @param expected instances that ran at the beginning
 * @param process where it stands; null before the first step
 * @param after the last instance that has been looked at
 * @param moved instances whose dates or days have changed
 */
public record Rescheduling(
        long id,
        Reason reason,
        String subject,
        long before,
        long edition,
        LocalDate from,
        List<String> processes,
        int expected,
        @Nullable String process,
        String after,
        int checked,
        int moved,
        boolean finished) {

    /** Why it is done. */
    public enum Reason {
        CALENDAR,
        REMINDERS
    }

    public Rescheduling at(String nextProcess, String nextAfter, int nowChecked, int nowMoved) {
        return new Rescheduling(
                id,
                reason,
                subject,
                before,
                edition,
                from,
                processes,
                expected,
                nextProcess,
                nextAfter,
                nowChecked,
                nowMoved,
                false);
    }
}
