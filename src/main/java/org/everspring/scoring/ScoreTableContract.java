package org.everspring.scoring;

import java.util.List;
import java.util.stream.IntStream;
import org.everspring.engine.DecisionContract;

/** A table that scores the facts of a part: which facts there can be is told by the module that has them. */
public interface ScoreTableContract extends DecisionContract {

    /** Points and adjustment are between these. */
    int MOST_POINTS = 100;

    int MOST_ADJUSTMENT = 100;

    String POINTS = "points";
    String ADJUSTMENT = "adjustment";

    ScoreCategory part();

    @Override
    default String key() {
        return part().table();
    }

    @Override
    default List<Output> outputs() {
        return List.of(
                Output.number(POINTS, 0, MOST_POINTS), Output.number(ADJUSTMENT, -MOST_ADJUSTMENT, MOST_ADJUSTMENT));
    }

    /** A fact that no rule scores stops the scoring of all. */
    @Override
    default boolean answersEverything() {
        return true;
    }

    /** Working days of delay as they tell rules apart. */
    static List<Integer> delays() {
        return IntStream.rangeClosed(0, 40).boxed().toList();
    }

    /** How often something has happened. */
    static List<Integer> times() {
        return List.of(0, 1, 2, 3, 4, 5);
    }
}
