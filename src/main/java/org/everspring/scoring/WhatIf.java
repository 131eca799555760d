package org.everspring.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries a changed decision table on a period that has been scored. Nothing is stored or deployed. */
@Service
@Transactional(readOnly = true)
public class WhatIf {

    private final Scores scores;
    private final DecisionTables tables;
    private final ScoringSettings settings;
    private final Plan plan;
    private final List<FactSource> sources;

    WhatIf(Scores scores, DecisionTables tables, ScoringSettings settings, Plan plan, List<FactSource> sources) {
        this.scores = scores;
        this.tables = tables;
        this.settings = settings;
        this.plan = plan;
        this.sources = List.copyOf(sources);
    }

    /**
     * What would be different.
     *
     * @param table the key of the table that was tried
     * @param version of it that the period was scored with; 0 where there was none yet
     * @param units every unit with lines that has a score before or after, by group and rank before
     */
    public record Comparison(ScoringPeriod period, String table, int version, List<UnitChange> units) {

        public int movedLines() {
            return units.stream().mapToInt(unit -> unit.lines().size()).sum();
        }
    }

    /**
     * One unit before and after.
     *
     * @param before null when it has no score before
     * @param after null when it has none after
     * @param lines those whose points or adjustment would change, by part and matter; a corrected line keeps its
     *     correction, so it does not move
     */
    public record UnitChange(
            UnitId unit,
            @Nullable UnitScore before,
            @Nullable UnitScore after,
            List<LineChange> lines) {

        /** Whether total, grade, rank or list would be another one. */
        public boolean isMoved() {
            return before == null || after == null ? before != after : !before.isSame(after);
        }
    }

    /** One line before and after: points, adjustment, rule and annotation; the fact is the same. */
    public record LineChange(ScoreLine before, ScoreLine after) {}

    /** The periods on which the person may try other tables, newest first, a year before its quarters. */
    public List<ScoringPeriod> periods(ScoreReader reader) {
        return reader.mayTry(plan) ? scores.periods() : List.of();
    }

    /**
     * @param dmn the file with the changed table
     * @throws InvalidInputException when the period has no complete run, the file cannot be tried, or the table in it has
     *     no valid answer to one of the facts
     */
    public Comparison compare(ScoringPeriod period, byte[] dmn) {
        ScoreRun run =
                scores.last(period).orElseThrow(() -> new InvalidInputException(period.label() + "尚无评分结果，不能试算。"));
        try {
            return compare(run, tables.of(run.versions()), tables.with(run.versions(), dmn));
        } catch (ScoringFailedException e) {
            throw new InvalidInputException(e.getMessage());
        }
    }

    private Comparison compare(ScoreRun run, ScoringRules old, ScoringRules tried) {
        String table = tried.versions().entrySet().stream()
                .filter(version -> version.getValue() == 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Map<UnitId, String> groups = groups(run);
        Map<UnitId, List<LineChange>> moved = new LinkedHashMap<>();
        List<UnitScore> before = new ArrayList<>();
        List<UnitScore> after = new ArrayList<>();
        for (UnitId unit : scores.units(run)) {
            Map<ScoreLine.Key, Correction> corrections = scores.corrections(run.period(), unit);
            List<ScoreLine> lines = lines(run, unit, table);
            List<ScoreLine> triedLines =
                    lines.stream().map(line -> scoredBy(tried, table, line)).toList();
            moved.put(unit, moves(lines, triedLines, corrections));
            @Nullable String group = groups.computeIfAbsent(unit, one -> settings.groupOf(one, plan));
            score(unit, group, lines, corrections, run, old).ifPresent(before::add);
            score(unit, group, triedLines, corrections, run, tried).ifPresent(after::add);
        }
        int listed = run.weights().listed();
        return new Comparison(
                run.period(),
                table,
                run.versions().getOrDefault(table, 0),
                changes(moved, Ranking.rank(before, listed), Ranking.rank(after, listed)));
    }

    /** Also what the table in force had nothing for, of a part that keeps no such line. */
    private List<ScoreLine> lines(ScoreRun run, UnitId unit, String table) {
        List<ScoreLine> lines = new ArrayList<>(scores.lines(run, unit));
        Set<ScoreLine.Key> kept = lines.stream().map(ScoreLine::key).collect(Collectors.toSet());
        sources.stream()
                .filter(source ->
                        !source.part().isWeighted() && source.part().table().equals(table))
                .flatMap(source -> source.facts(run.period(), List.of(unit)).stream())
                .map(fact -> new ScoreLine(
                        fact, table, run.versions().getOrDefault(table, 0), new Points(null, BigDecimal.ZERO, 0, "")))
                .filter(line -> !kept.contains(line.key()))
                .sorted(Comparator.comparing(ScoreLine::key))
                .forEach(lines::add);
        return lines;
    }

    /** As the units were grouped when they were scored, whatever the settings say by now. */
    private Map<UnitId, String> groups(ScoreRun run) {
        Map<UnitId, String> groups = new HashMap<>();
        scores.scores(run).forEach(score -> groups.put(score.unit(), score.group()));
        return groups;
    }

    private static ScoreLine scoredBy(ScoringRules tried, String table, ScoreLine line) {
        return line.table().equals(table) ? new ScoreLine(line.fact(), table, 0, tried.score(line.fact())) : line;
    }

    private static List<LineChange> moves(
            List<ScoreLine> before, List<ScoreLine> after, Map<ScoreLine.Key, Correction> corrections) {
        List<LineChange> moves = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Points old = before.get(i).points();
            Points tried = after.get(i).points();
            if (!old.isWorth(tried) && !corrections.containsKey(before.get(i).key())) {
                moves.add(new LineChange(before.get(i), after.get(i)));
            }
        }
        return moves;
    }

    private Optional<UnitScore> score(
            UnitId unit,
            @Nullable String group,
            List<ScoreLine> lines,
            Map<ScoreLine.Key, Correction> corrections,
            ScoreRun run,
            ScoringRules rules) {
        return RollUp.of(lines, corrections, run.weights())
                .map(sum -> UnitScore.of(unit, group, sum, rules.grade(plan.nameOf(unit), sum.total())));
    }

    private static List<UnitChange> changes(
            Map<UnitId, List<LineChange>> moved, List<UnitScore> before, List<UnitScore> after) {
        Map<UnitId, UnitScore> old = byUnit(before);
        Map<UnitId, UnitScore> tried = byUnit(after);
        return moved.entrySet().stream()
                .map(unit -> new UnitChange(
                        unit.getKey(), old.get(unit.getKey()), tried.get(unit.getKey()), unit.getValue()))
                .filter(change -> change.before() != null || change.after() != null)
                .sorted(Comparator.comparing(UnitChange::before, Comparator.nullsLast(UnitScore.BY_GROUP_AND_RANK)))
                .toList();
    }

    private static Map<UnitId, UnitScore> byUnit(List<UnitScore> scores) {
        return scores.stream().collect(Collectors.toMap(UnitScore::unit, Function.identity()));
    }
}
