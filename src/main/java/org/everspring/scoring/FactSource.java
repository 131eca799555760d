package org.everspring.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.plan.UnitId;

/** A module that has facts to score. Asked twice for the same past period, it answers the same. */
public interface FactSource {

    ScoreCategory part();

    /** Units that have facts in the period, in ascending order of their ids. */
    List<UnitId> units(UnitPage page);

    /** All facts of these units in the period, in no particular order; what is not settled yet is no fact. */
    List<Fact> facts(ScoringPeriod period, Collection<UnitId> units);

    /**
     * The inputs of all facts that there can be: each text, and of a number as many as tell the rules of the part's table
     * apart.
     */
    Stream<Map<String, Object>> questions();

    /** Working days of delay as they tell rules apart. */
    static List<Integer> delays() {
        return IntStream.rangeClosed(0, 40).boxed().toList();
    }

    /** How often something has happened. */
    static List<Integer> times() {
        return List.of(0, 1, 2, 3, 4, 5);
    }
}
