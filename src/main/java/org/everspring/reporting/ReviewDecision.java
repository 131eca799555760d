package org.everspring.reporting;

import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The lead's decision on one round of a report.
 *
 * @param accepted false when returned
 * @param rating null when returned
 * @param returnReason null when accepted
 */
public record ReviewDecision(
        boolean accepted,
        @Nullable QualityRating rating,
        @Nullable String returnReason) {

    void requireComplete() {
        if (accepted && rating == null) {
            throw new InvalidInputException("采纳报送时请评定报送质量（优秀、良好、一般、较差）。");
        }
        if (!accepted && returnReason == null) {
            throw new InvalidInputException("退回报送时请写明原因，以便责任单位修改。");
        }
    }
}
