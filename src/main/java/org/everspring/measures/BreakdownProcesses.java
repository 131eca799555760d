package org.everspring.measures;

import org.everspring.calendar.Deadline;
import org.everspring.matter.BreakdownId;
import org.everspring.notification.ReminderSchedule.Cycles;

/** The running processes of this module. */
public interface BreakdownProcesses {

    void start(BreakdownId id, Deadline due, Deadline closes, Cycles cycles);
}
