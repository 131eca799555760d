package org.everspring.assessment;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.kernel.Actor;

/**
 * What a frozen year has come to.
 *
 * @param run the number of the run whose scores it published
 */
public record PublishedResult(int run, Actor approvedBy, OffsetDateTime approvedAt, OffsetDateTime publishedAt) {

    /** Empty until the year is frozen. */
    public static Optional<PublishedResult> of(Assessment assessment) {
        Integer run = assessment.run();
        Assessment.Result result = assessment.result();
        return assessment.isFrozen()
                        && run != null
                        && result.approvedBy() != null
                        && result.approvedAt() != null
                        && result.publishedAt() != null
                ? Optional.of(new PublishedResult(run, result.approvedBy(), result.approvedAt(), result.publishedAt()))
                : Optional.empty();
    }
}
