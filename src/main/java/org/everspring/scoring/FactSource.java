package org.everspring.scoring;

import java.util.Collection;
import java.util.List;
import org.everspring.plan.UnitId;

/** A module that has facts to score. Asked twice for the same past period, it answers the same. */
public interface FactSource {

    ScoreCategory part();

    /**
     * Units that have facts in the period, in ascending order of their ids.
     *
     * @param after only ids greater than this; null for the first
     * @param limit at most so many
     */
    List<UnitId> units(ScoringPeriod period, UnitId after, int limit);

    /** All facts of these units in the period, in no particular order; what is not settled yet is no fact. */
    List<Fact> facts(ScoringPeriod period, Collection<UnitId> units);
}
