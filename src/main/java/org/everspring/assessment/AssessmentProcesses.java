package org.everspring.assessment;

import org.everspring.notification.ReminderSchedule.Cycles;

/** The running processes of this module. */
public interface AssessmentProcesses {

    /** @param cycles the days of its reminders */
    void startConfirmation(ScoreConfirmation confirmation, Cycles cycles);

    /** Tells the year's assessment that every unit has answered and every appeal is decided. */
    void confirmationsComplete(int year);
}
