package org.everspring.notification;

import java.util.Optional;

/** The decision table reminderPolicy, which process owners change: who is reminded of what, how many days before. */
public interface ReminderPolicy {

    /**
     * @param workingDaysLeft working days after the day in question up to and including the due date; 0 on the last
     *     working day, negative by the working days since the date has passed
     * @return empty when nothing is sent that day
     */
    Optional<Reminder> reminderFor(Duty duty, int workingDaysLeft);
}
