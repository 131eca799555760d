package org.everspring.promotion;

/** The running processes of this module. */
public interface PromotionProcesses {

    /** @param review by when the office has to review it */
    void start(Experience experience, OfficeDeadline review);
}
