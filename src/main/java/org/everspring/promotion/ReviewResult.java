package org.everspring.promotion;

import org.everspring.calendar.Deadline;

/**
 * What counts of the office's last review.
 *
 * @param rubricTotal 0 to 100; null before one
 * @param opinion may be null
 * @param adoptDue by when the target units answer; null unless it is adopted
 */
public record ReviewResult(Integer rubricTotal, String opinion, Deadline adoptDue) {

    static final ReviewResult NONE = new ReviewResult(null, null, null);
}
