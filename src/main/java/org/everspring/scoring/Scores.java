package org.everspring.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.plan.UnitId;

/** All runs with their lines, corrections and scores. */
public interface Scores {

    int PAGE_SIZE = 50;

    /** The newest run of the period, complete or not; locked until the end of the transaction. */
    Optional<ScoreRun> lockLast(ScoringPeriod period);

    /** As {@link #lockLast}, without a lock. */
    Optional<ScoreRun> newest(ScoringPeriod period);

    /** The newest complete run; empty before the first. */
    Optional<ScoreRun> last(ScoringPeriod period);

    Optional<ScoreRun> find(ScoringPeriod period, int number);

    /** Periods with a complete run, newest first, a year before its quarters. */
    List<ScoringPeriod> periods();

    void add(ScoreRun run);

    /** Takes away the lines and scores of an incomplete run and lets it begin again. */
    void restart(ScoreRun run);

    /** Adds the lines and scores of some units, and notes how far the run has come. */
    void addBatch(ScoreRun run, List<ScoreLine> lines, List<UnitScore> scores, UnitId scoredUpTo);

    /** Replaces the scores, ranks and lists of these units. */
    void replace(ScoreRun run, List<UnitScore> scores);

    void complete(ScoreRun run);

    /** By group and rank; the units that are not ranked last. */
    List<UnitScore> scores(ScoreRun run);

    Optional<UnitScore> score(ScoreRun run, UnitId unit);

    /** All units that have lines, in ascending order of their ids. */
    List<UnitId> units(ScoreRun run);

    /** In the order of part and fact. */
    List<ScoreLine> lines(ScoreRun run, UnitId unit);

    /** All of a period, oldest first. */
    List<Correction> corrections(ScoringPeriod period);

    /** The last correction of each corrected line of the unit. */
    Map<ScoreLine.Key, Correction> corrections(ScoringPeriod period, UnitId unit);

    /** Nothing happens when the line has a correction of that number. */
    void correct(ScoringPeriod period, Correction correction);
}
