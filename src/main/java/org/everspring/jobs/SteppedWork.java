package org.everspring.jobs;

/**
 * Work on many instances that is done in steps: each a job and a transaction of its own, so that no request waits for it,
 * no job outlives its lock, and a failed step is tried again and becomes an incident like any other job.
 */
public interface SteppedWork {

    /** Names the kind of work; kept with the jobs. */
    String name();

    /**
     * Does the next step in the job's transaction. How far the work has come is kept by the work itself.
     *
     * @param subject what {@link SteppedJobs#begin} was told
     * @return whether there is another step
     */
    boolean step(String subject);
}
