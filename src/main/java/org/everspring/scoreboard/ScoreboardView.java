package org.everspring.scoreboard;

import java.util.Set;
import org.everspring.assessment.Assessment;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.ScoringPeriod;

/**
 * What one person may read of a period.
 *
 * @param assessment null for a quarter, and for a year whose assessment has not begun
 * @param complete whether all units' scores may be read; otherwise those of {@code own} only
 * @param own the person's units that have score lines
 */
public record ScoreboardView(
        ScoringPeriod period, ScoreRun run, Assessment assessment, boolean complete, Set<UnitId> own) {

    public boolean covers(UnitId unit) {
        return complete || own.contains(unit);
    }

    public boolean isFrozen() {
        return assessment != null && assessment.isFrozen();
    }
}
