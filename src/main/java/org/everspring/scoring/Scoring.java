package org.everspring.scoring;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Scores a period in batches, each in its caller's transaction. A run is read only when it is complete, so that nobody sees
 * a period half scored; one that was interrupted goes on where it stopped.
 */
@Service
@Transactional
public class Scoring {

    private final Scores scores;
    private final DecisionTables tables;
    private final List<FactSource> sources;
    private final ScoreRecord record;
    private final ScoringSettings settings;
    private final Plan plan;
    private final Clock clock;

    Scoring(
            Scores scores,
            DecisionTables tables,
            List<FactSource> sources,
            ScoreRecord record,
            ScoringSettings settings,
            Plan plan,
            Clock clock) {
        this.scores = scores;
        this.tables = tables;
        this.sources = List.copyOf(sources);
        this.record = record;
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
    }

    /** Opens a new run of the period; one that is not complete goes on instead. */
    public void start(ScoringPeriod period) {
        Optional<ScoreRun> last = scores.lockLast(period);
        if (last.isEmpty() || last.get().completedAt() != null) {
            open(period, last.map(ScoreRun::number).orElse(0) + 1);
        }
    }

    /**
     * Scores the next units. A period without a run gets its first one; a complete one stays as it is. When one of the
     * decision tables has a newer version than the run began with, the run begins again, so that no run mixes two.
     *
     * @return whether the run is complete
     * @throws ScoringFailedException when a table has no valid answer to a fact; nothing of the batch is kept
     */
    public boolean scoreBatch(ScoringPeriod period) {
        ScoreRun run = scores.lockLast(period).orElseGet(() -> open(period, 1));
        if (run.completedAt() != null) {
            return true;
        }
        ScoringRules rules = tables.latest();
        if (!rules.versions().equals(run.versions())) {
            run = newRun(period, run.number(), rules);
            scores.restart(run);
        }
        List<UnitId> units = nextUnits(run);
        if (units.isEmpty()) {
            complete(run);
            return true;
        }
        scoreUnits(run, rules, units);
        return false;
    }

    /**
     * Adds the lines of the last complete run up again, with all corrections: scores, grades, ranks, lists and hash. The
     * lines stay as they are.
     *
     * @throws InvalidInputException when the last run is not complete
     */
    public ScoreRun restate(ScoringPeriod period) {
        ScoreRun run = scores.lockLast(period)
                .filter(last -> last.completedAt() != null)
                .orElseThrow(() -> new InvalidInputException(period.label() + "的评分尚未完成，不能更新得分。"));
        ScoringRules rules = tables.of(run.versions());
        List<UnitScore> restated = new ArrayList<>();
        for (UnitId unit : scores.units(run)) {
            score(run, rules, unit, scores.lines(run, unit)).ifPresent(restated::add);
        }
        scores.replace(run, Ranking.rank(restated, run.weights().listed()));
        return seal(run, run.completedAt());
    }

    private ScoreRun open(ScoringPeriod period, int number) {
        ScoreRun run = newRun(period, number, tables.latest());
        scores.add(run);
        return run;
    }

    private ScoreRun newRun(ScoringPeriod period, int number, ScoringRules rules) {
        return new ScoreRun(
                period, number, rules.versions(), settings.runWeights(), null, OffsetDateTime.now(clock), null, null);
    }

    private List<UnitId> nextUnits(ScoreRun run) {
        UnitPage page = new UnitPage(run.period(), run.scoredUpTo(), settings.batchSize());
        return sources.stream()
                .flatMap(source -> source.units(page).stream())
                .map(UnitId::value)
                .sorted()
                .distinct()
                .limit(settings.batchSize())
                .map(UnitId::of)
                .toList();
    }

    private void scoreUnits(ScoreRun run, ScoringRules rules, List<UnitId> units) {
        Map<String, List<ScoreLine>> byUnit = sources.stream()
                .flatMap(source -> source.facts(run.period(), units).stream())
                .map(fact -> line(fact, rules))
                .filter(ScoreLine::isWorthKeeping)
                .collect(Collectors.groupingBy(line -> line.fact().unit().value(), TreeMap::new, Collectors.toList()));
        List<UnitScore> unitScores = byUnit.entrySet().stream()
                .flatMap(lines -> score(run, rules, UnitId.of(lines.getKey()), lines.getValue()).stream())
                .toList();
        scores.addBatch(
                run,
                byUnit.values().stream().flatMap(Collection::stream).toList(),
                unitScores,
                units.get(units.size() - 1));
    }

    private static ScoreLine line(Fact fact, ScoringRules rules) {
        String table = fact.part().table();
        return new ScoreLine(fact, table, rules.version(table), rules.score(fact));
    }

    /** The score without rank; empty for a unit without points. */
    private Optional<UnitScore> score(ScoreRun run, ScoringRules rules, UnitId unit, List<ScoreLine> lines) {
        return RollUp.of(lines, scores.corrections(run.period(), unit), run.weights())
                .map(sum -> UnitScore.of(
                        unit, settings.groupOf(unit, plan), sum, rules.grade(plan.nameOf(unit), sum.total())));
    }

    private void complete(ScoreRun run) {
        scores.replace(run, Ranking.rank(scores.scores(run), run.weights().listed()));
        seal(run, OffsetDateTime.now(clock));
    }

    private ScoreRun seal(ScoreRun run, @Nullable OffsetDateTime completedAt) {
        ScoreRun complete = new ScoreRun(
                run.period(),
                run.number(),
                run.versions(),
                run.weights(),
                run.scoredUpTo(),
                run.startedAt(),
                completedAt,
                record.hash(run));
        scores.complete(complete);
        return complete;
    }
}
