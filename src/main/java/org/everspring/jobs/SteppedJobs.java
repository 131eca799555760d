package org.everspring.jobs;

/** Gives {@link SteppedWork} its jobs. */
public interface SteppedJobs {

    /** What the engine knows them by. */
    String HANDLER = "everspring-stepped-work";

    /** The first step runs as soon as the caller's transaction has committed; none does if it does not. */
    void begin(String work, String subject);
}
