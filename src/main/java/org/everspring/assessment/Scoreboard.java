package org.everspring.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read which scores: office, leading group and administrators every complete run; a unit its own score of a
 * quarter once it is scored and of a year once it is announced; everybody a frozen year.
 */
@Component
@Transactional(readOnly = true)
public class Scoreboard {

    private final Scores scores;
    private final Assessments assessments;
    private final AssessmentSettings settings;
    private final Plan plan;

    Scoreboard(Scores scores, Assessments assessments, AssessmentSettings settings, Plan plan) {
        this.scores = scores;
        this.assessments = assessments;
        this.settings = settings;
        this.plan = plan;
    }

    /**
     * @param units that the person belongs to
     * @param readsEverything whether every unit's scores may be read at any time
     * @param changesTables whether the person changes tables, and so may try one
     */
    public record Reader(Set<UnitId> units, boolean readsEverything, boolean changesTables) {}

    /**
     * What one person may read of a period.
     *
     * @param assessment null for a quarter, and for a year whose assessment has not begun
     * @param complete whether all units' scores may be read; otherwise those of {@code own} only
     * @param own the person's units that have score lines
     */
    public record Sight(ScoringPeriod period, ScoreRun run, Assessment assessment, boolean complete, Set<UnitId> own) {

        public boolean covers(UnitId unit) {
            return complete || own.contains(unit);
        }

        public boolean isFrozen() {
            return assessment != null && assessment.isFrozen();
        }
    }

    /** Whether the person may try other tables on all units' scores. */
    public boolean mayTry(Reader reader) {
        return judges(reader) || reader.changesTables();
    }

    /** The periods on which the person may try other tables, newest first, a year before its quarters. */
    public List<ScoringPeriod> periodsToTry(Reader reader) {
        return mayTry(reader) ? scores.periods() : List.of();
    }

    private boolean judges(Reader reader) {
        return reader.readsEverything()
                || reader.units().contains(plan.office().id())
                || reader.units().contains(plan.leadingGroup().id());
    }

    /** What the person may read, newest first, a year before its quarters. */
    public List<Sight> sights(Reader reader) {
        return scores.periods().stream()
                .map(period -> sight(period, reader))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty also when there is something that the person may not read: which of the two is not told. */
    public Optional<Sight> sight(ScoringPeriod period, Reader reader) {
        Assessment assessment =
                period.isYear() ? assessments.find(period.year()).orElse(null) : null;
        boolean frozen = assessment != null && assessment.isFrozen();
        Optional<ScoreRun> run = frozen ? scores.find(period, assessment.run()) : scores.last(period);
        return run.map(found ->
                        new Sight(period, found, assessment, frozen || judges(reader), own(found, assessment, reader)))
                .filter(sight -> sight.complete() || !sight.own().isEmpty());
    }

    private Set<UnitId> own(ScoreRun run, Assessment assessment, Reader reader) {
        boolean told = !run.period().isYear()
                || assessment != null && assessment.state().isAnnounced();
        return told
                ? reader.units().stream()
                        .filter(unit -> scores.score(run, unit).isPresent()
                                || !scores.lines(run, unit).isEmpty())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /**
     * The person's sights of the same kind up to that period, oldest first.
     *
     * @param limit at most so many, the newest ones
     */
    public List<Sight> course(ScoringPeriod last, boolean years, int limit, Reader reader) {
        List<Sight> newestFirst = new ArrayList<>(scores.periods().stream()
                .filter(period -> period.isYear() == years)
                .filter(period -> !period.to().isAfter(last.to()))
                .map(period -> sight(period, reader))
                .flatMap(Optional::stream)
                .limit(limit)
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** All scores that the sight covers, by rank, the groups in the order of the settings. */
    public List<UnitScore> scores(Sight sight) {
        if (!sight.complete()) {
            return sight.own().stream()
                    .map(unit -> score(sight, unit))
                    .flatMap(Optional::stream)
                    .sorted(UnitScore.BY_GROUP_AND_RANK)
                    .toList();
        }
        return scores.scores(sight.run()).stream()
                .sorted(Comparator.comparingInt(score -> placeOf(score.group())))
                .toList();
    }

    /** Nobody is told of being on a list before the result is final, or before all may read it. */
    private Optional<UnitScore> score(Sight sight, UnitId unit) {
        return scores.score(sight.run(), unit)
                .map(score -> sight.complete() ? score : score.ranked(score.rank(), null));
    }

    /**
     * Where the group comes among the others. Settings may have changed since it was scored: a group that is gone comes
     * after them.
     *
     * @param group null for units that are not ranked, who come last
     */
    public int placeOf(String group) {
        return settings.placeOf(group);
    }

    /**
     * One unit's score opened into what it is made of.
     *
     * @param score null when no line gives points
     * @param corrections of each corrected line, oldest first; the last one counts
     * @param appeals of all rounds, oldest first
     * @param confirmation of the last round; null for a quarter and before the announcement
     */
    public record Sheet(
            UnitId unit,
            UnitScore score,
            List<ScoreLine> lines,
            Map<ScoreLine.Key, List<Correction>> corrections,
            List<AppealLine> appeals,
            Confirmation confirmation) {

        /** The points that count; null when the line gives none. */
        public BigDecimal points(ScoreLine line) {
            Correction correction = correction(line);
            return correction == null ? line.value() : correction.points();
        }

        /** The adjustment that counts; null when the line gives none. */
        public BigDecimal adjustment(ScoreLine line) {
            Correction correction = correction(line);
            return correction == null ? line.adjustment() : correction.adjustment();
        }

        private Correction correction(ScoreLine line) {
            List<Correction> all = corrections.getOrDefault(line.key(), List.of());
            return all.isEmpty() ? null : all.get(all.size() - 1);
        }
    }

    /** Empty when the sight does not cover the unit, or the unit has nothing in the period. */
    public Optional<Sheet> sheet(Sight sight, UnitId unit) {
        if (!sight.covers(unit)) {
            return Optional.empty();
        }
        return Optional.of(read(sight, unit))
                .filter(sheet -> sheet.score() != null || !sheet.lines().isEmpty());
    }

    private Sheet read(Sight sight, UnitId unit) {
        return new Sheet(
                unit,
                score(sight, unit).orElse(null),
                scores.lines(sight.run(), unit),
                scores.corrections(sight.period()).stream()
                        .filter(correction -> correction.unit().equals(unit))
                        .collect(Collectors.groupingBy(Correction::line)),
                sight.assessment() == null
                        ? List.of()
                        : assessments.appeals(sight.period().year()).stream()
                                .filter(appeal -> appeal.confirmation().unit().equals(unit))
                                .toList(),
                confirmation(sight.assessment(), unit));
    }

    private Confirmation confirmation(Assessment assessment, UnitId unit) {
        return assessment == null || assessment.round() == 0
                ? null
                : assessments
                        .find(new ConfirmationId(assessment.year(), assessment.round(), unit))
                        .orElse(null);
    }
}
