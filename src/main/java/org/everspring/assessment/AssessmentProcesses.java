package org.everspring.assessment;

import org.everspring.notification.TermDates;

/** The running processes of this module. */
public interface AssessmentProcesses {

    /** @param dates by which it waits */
    void startConfirmation(ScoreConfirmation confirmation, TermDates dates);

    /** Tells the year's assessment that every unit has answered and every appeal is decided. */
    void confirmationsComplete(int year);
}
