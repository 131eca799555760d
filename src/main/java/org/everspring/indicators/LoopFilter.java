package org.everspring.indicators;

import java.util.Set;
import org.everspring.improvement.ProblemSource;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Which problems the board counts; all of them where nothing is set.
 *
 * @param readers only what concerns one of these units; null for somebody who reads everything
 * @param unit in charge of solving it
 * @param reported when it was reported
 */
public record LoopFilter(
        @Nullable Set<UnitId> readers,
        @Nullable ItemId item,
        @Nullable UnitId unit,
        @Nullable ProblemSource source,
        @Nullable ScoringPeriod reported) {}
