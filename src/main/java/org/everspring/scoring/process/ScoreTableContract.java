package org.everspring.scoring.process;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.engine.DecisionContract;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.ScoreCategory;

/** A table that scores the facts of a part: which facts there can be is told by the modules that have them. */
final class ScoreTableContract implements DecisionContract {

    /** Points and adjustment are between these. */
    static final int MOST_POINTS = 100;

    static final int MOST_ADJUSTMENT = 100;

    static final String POINTS = "points";
    static final String ADJUSTMENT = "adjustment";

    private final ScoreCategory part;
    private final List<FactSource> sources;

    ScoreTableContract(ScoreCategory part, List<FactSource> sources) {
        this.part = part;
        this.sources = List.copyOf(sources);
    }

    @Override
    public String key() {
        return part.table();
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return sources.stream().filter(source -> source.part() == part).flatMap(FactSource::questions);
    }

    @Override
    public List<Output> outputs() {
        Output adjustment = Output.number(ADJUSTMENT, -MOST_ADJUSTMENT, MOST_ADJUSTMENT);
        return part.isWeighted() ? List.of(Output.number(POINTS, 0, MOST_POINTS), adjustment) : List.of(adjustment);
    }

    /** A fact that no rule scores stops the scoring of all. */
    @Override
    public boolean answersEverything() {
        return true;
    }
}
