package org.everspring.scoreboard;

import java.util.Optional;
import java.util.Set;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.PublishedResult;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;

/**
 * What one person may read of a period.
 *
 * @param assessment null for a quarter, and for a year whose assessment has not begun
 * @param complete whether all units' scores may be read; otherwise those of {@code own} only
 * @param own the person's units that have score lines
 */
public record ScoreboardView(
        ScoringPeriod period, ScoreRun run, @Nullable Assessment assessment, boolean complete, Set<UnitId> own) {

    public boolean covers(UnitId unit) {
        return complete || own.contains(unit);
    }

    public boolean isFrozen() {
        return published().isPresent();
    }

    /** Empty for a quarter, and until the year is frozen. */
    public Optional<PublishedResult> published() {
        return Optional.ofNullable(assessment).flatMap(PublishedResult::of);
    }
}
