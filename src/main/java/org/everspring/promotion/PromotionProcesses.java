package org.everspring.promotion;

/** The running processes of this module. */
public interface PromotionProcesses {

    void start(Experience experience);
}
