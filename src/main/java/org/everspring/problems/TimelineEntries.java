package org.everspring.problems;

import java.util.List;
import org.everspring.matter.ProblemId;

/** The lines of all timelines. */
public interface TimelineEntries {

    /**
     * Nothing happens when the occurrence is on the timeline already.
     *
     * @param occurrence names it within the problem's timeline
     */
    void add(ProblemId id, String occurrence, TimelineEntry entry);

    /** Oldest first. */
    List<TimelineEntry> of(ProblemId id);
}
