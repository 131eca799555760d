package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.Collection;

/** Ids of jobs of several instances that are to run in one transaction. */
final class JobGroup extends ArrayList<String> {

    /** Of the engine's batches of statements, half: each job writes two rows into the busiest table. */
    static final int LARGEST = 25;

    private static final long serialVersionUID = 1;

    JobGroup(Collection<String> jobs) {
        super(jobs);
    }
}
