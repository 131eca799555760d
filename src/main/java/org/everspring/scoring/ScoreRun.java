package org.everspring.scoring;

import java.time.OffsetDateTime;
import java.util.SortedMap;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One scoring of a period, from the first batch to the ranking.
 *
 * @param number counts the runs of the period from 1
 * @param versions of the decision tables that it uses throughout
 * @param weights as they were set when it began
 * @param scoredUpTo the last unit of the last batch; null before the first
 * @param completedAt null while it is not complete; nobody reads an incomplete run
 * @param hash of all lines, corrections and scores; null while it is not complete
 */
public record ScoreRun(
        ScoringPeriod period,
        int number,
        SortedMap<String, Integer> versions,
        Weights weights,
        @Nullable UnitId scoredUpTo,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime completedAt,
        @Nullable String hash) {

    /** @throws IllegalStateException while it is being scored */
    public OffsetDateTime completed() {
        if (completedAt == null) {
            throw new IllegalStateException(period + " is being scored");
        }
        return completedAt;
    }

    /**
     * The hash of all lines, corrections and scores.
     *
     * @throws IllegalStateException while it is being scored
     */
    public String sealed() {
        if (hash == null) {
            throw new IllegalStateException(period + " is being scored");
        }
        return hash;
    }
}
