package org.everspring.promotion;

import org.everspring.notification.TermDates;

/** The running processes of this module. */
public interface PromotionProcesses {

    /** @param review by when the office has to review it */
    void start(Experience experience, TermDates review);
}
