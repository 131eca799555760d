package org.everspring.promotion;

import org.everspring.calendar.Deadline;

/** The running processes of this module. */
public interface PromotionProcesses {

    /** @param reviewDue by when the office has to review it */
    void start(Experience experience, Deadline reviewDue);
}
