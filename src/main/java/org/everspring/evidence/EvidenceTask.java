package org.everspring.evidence;

import org.jspecify.annotations.Nullable;

/**
 * An open task as one person sees it.
 *
 * @param subject the business key of its process instance; null when it has none
 * @param claim who works on it
 * @param workable whether the person may work on it: as its assignee, or as one of its candidates
 */
public record EvidenceTask(String id, @Nullable String subject, Claim claim, boolean workable) {

    /** Who works on a task. */
    public enum Claim {
        NOBODY,
        OWN,
        COLLEAGUE
    }
}
