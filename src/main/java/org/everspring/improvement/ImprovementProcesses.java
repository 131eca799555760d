package org.everspring.improvement;

/** The running processes of this module. */
public interface ImprovementProcesses {

    /** Starts the process of a problem that nobody has filed in the start form. */
    void start(ProblemSnapshot problem);
}
