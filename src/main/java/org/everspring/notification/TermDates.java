package org.everspring.notification;

import org.everspring.calendar.Deadline;
import org.everspring.notification.ReminderSchedule.Cycles;
import org.jspecify.annotations.Nullable;

/**
 * By what a task waits; {@link Term} names the variables.
 *
 * @param text the date as staff read it
 * @param closes when the task ends of itself; null when it does not
 * @param cycles the days of reminders and escalations; null when there are none
 */
public record TermDates(
        Deadline due,
        String text,
        @Nullable Deadline closes,
        @Nullable Cycles cycles) {}
