package org.everspring.jobs;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The timers on the border of a part of a model. */
public interface BoundaryTimers {

    /**
     * Ends the timers of these events around the step that the instance has reached, so that they do not fire to no
     * purpose. They are there again when the part is entered again.
     *
     * @param events the ids of the boundary events
     */
    void end(DelegateExecution step, Set<String> events);
}
