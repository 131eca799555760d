package org.everspring.promotion;

import org.everspring.calendar.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * What counts of the office's last review.
 *
 * @param rubricTotal 0 to 100; null before one
 * @param opinion may be null
 * @param adoptDue by when the target units answer; null unless it is adopted
 */
public record ReviewResult(
        @Nullable Integer rubricTotal,
        @Nullable String opinion,
        @Nullable Deadline adoptDue) {

    static final ReviewResult NONE = new ReviewResult(null, null, null);

    static ReviewResult of(OfficeReview decided) {
        return new ReviewResult(decided.rubric().total(), decided.opinion(), decided.adoptDue());
    }

    /**
     * By when the target units answer.
     *
     * @throws IllegalStateException unless it is adopted
     */
    public Deadline answersDue() {
        if (adoptDue == null) {
            throw new IllegalStateException("Nobody answers to what has not been adopted");
        }
        return adoptDue;
    }
}
