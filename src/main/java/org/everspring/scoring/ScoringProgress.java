package org.everspring.scoring;

import java.util.List;
import java.util.Optional;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far the scoring of a period has come, read without waiting for whoever scores. */
@Component
public class ScoringProgress {

    private final Scores scores;
    private final List<FactSource> sources;

    ScoringProgress(Scores scores, List<FactSource> sources) {
        this.scores = scores;
        this.sources = List.copyOf(sources);
    }

    /**
     * @param scored units
     * @param units that have anything to score
     */
    public record Counts(int scored, int units, boolean complete) {}

    /** Of the newest run; empty before the first. */
    @Transactional(readOnly = true)
    public Optional<Counts> of(ScoringPeriod period) {
        return scores.newest(period).map(run -> counts(period, run));
    }

    private Counts counts(ScoringPeriod period, ScoreRun run) {
        UnitPage all = new UnitPage(period, null, Integer.MAX_VALUE);
        List<String> units = sources.stream()
                .flatMap(source -> source.units(all).stream())
                .map(UnitId::value)
                .distinct()
                .toList();
        String upTo = run.scoredUpTo() == null ? "" : run.scoredUpTo().value();
        int scored =
                (int) units.stream().filter(unit -> unit.compareTo(upTo) <= 0).count();
        return new Counts(run.completedAt() == null ? scored : units.size(), units.size(), run.completedAt() != null);
    }
}
