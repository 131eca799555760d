package org.everspring.assessment;

import org.everspring.notification.ReminderSchedule.Cycles;
import org.everspring.scoring.ScoreSheet;

/** The running processes of this module. */
public interface AssessmentProcesses {

    /**
     * @param sheet what the unit finds in its form
     * @param cycles the days of its reminders
     */
    void startConfirmation(ScoreConfirmation confirmation, ScoreSheet sheet, Cycles cycles);

    /** Tells the year's assessment that every unit has answered and every appeal is decided. */
    void confirmationsComplete(int year);
}
