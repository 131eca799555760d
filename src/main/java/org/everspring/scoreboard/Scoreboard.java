package org.everspring.scoreboard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.assessment.Assessment;
import org.everspring.assessment.Assessments;
import org.everspring.assessment.Confirmations;
import org.everspring.assessment.PublishedResult;
import org.everspring.assessment.ScoreConfirmation;
import org.everspring.matter.ConfirmationId;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoring.Correction;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.ScoringSettings;
import org.everspring.scoring.UnitScore;
import org.jspecify.annotations.Nullable;
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
    private final Confirmations confirmations;
    private final ScoringSettings settings;
    private final Plan plan;

    Scoreboard(
            Scores scores, Assessments assessments, Confirmations confirmations, ScoringSettings settings, Plan plan) {
        this.scores = scores;
        this.assessments = assessments;
        this.confirmations = confirmations;
        this.settings = settings;
        this.plan = plan;
    }

    /** What the person may read, newest first, a year before its quarters. */
    public List<ScoreboardView> views(ScoreReader reader) {
        return scores.periods().stream()
                .map(period -> view(period, reader))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty also when there is something that the person may not read: which of the two is not told. */
    public Optional<ScoreboardView> view(ScoringPeriod period, ScoreReader reader) {
        Assessment assessment =
                period.isYear() ? assessments.find(period.year()).orElse(null) : null;
        Optional<PublishedResult> published = Optional.ofNullable(assessment).flatMap(PublishedResult::of);
        boolean complete = published.isPresent() || reader.judges(plan);
        return published
                .map(result -> scores.find(period, result.run()))
                .orElseGet(() -> scores.last(period))
                .map(run -> new ScoreboardView(period, run, assessment, complete, own(run, assessment, reader)))
                .filter(view -> view.complete() || !view.own().isEmpty());
    }

    private Set<UnitId> own(ScoreRun run, @Nullable Assessment assessment, ScoreReader reader) {
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
     * The person's views of the same kind up to that period, oldest first.
     *
     * @param limit at most so many, the newest ones
     */
    public List<ScoreboardView> course(ScoringPeriod last, boolean years, int limit, ScoreReader reader) {
        List<ScoreboardView> newestFirst = new ArrayList<>(scores.periods().stream()
                .filter(period -> period.isYear() == years)
                .filter(period -> !period.to().isAfter(last.to()))
                .map(period -> view(period, reader))
                .flatMap(Optional::stream)
                .limit(limit)
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** All scores that the view covers, by rank, the groups in the order of the settings. */
    public List<UnitScore> scores(ScoreboardView view) {
        if (!view.complete()) {
            return view.own().stream()
                    .map(unit -> score(view, unit))
                    .flatMap(Optional::stream)
                    .sorted(UnitScore.BY_GROUP_AND_RANK)
                    .toList();
        }
        return scores.scores(view.run()).stream()
                .sorted(Comparator.comparingInt(score -> settings.placeOf(score.group())))
                .toList();
    }

    /** Nobody is told of being on a list before the result is final, or before all may read it. */
    private Optional<UnitScore> score(ScoreboardView view, UnitId unit) {
        return scores.score(view.run(), unit).map(score -> view.complete() ? score : score.ranked(score.rank(), null));
    }

    /** Empty when the view does not cover the unit, or the unit has nothing in the period. */
    public Optional<UnitScoreSheet> sheet(ScoreboardView view, UnitId unit) {
        if (!view.covers(unit)) {
            return Optional.empty();
        }
        return Optional.of(read(view, unit))
                .filter(sheet -> sheet.score() != null || !sheet.lines().isEmpty());
    }

    private UnitScoreSheet read(ScoreboardView view, UnitId unit) {
        return new UnitScoreSheet(
                unit,
                score(view, unit).orElse(null),
                scores.lines(view.run(), unit),
                scores.corrections(view.period()).stream()
                        .filter(correction -> correction.unit().equals(unit))
                        .collect(Collectors.groupingBy(Correction::line)),
                view.assessment() == null
                        ? List.of()
                        : confirmations.appeals(view.period().year()).stream()
                                .filter(appeal -> appeal.confirmation().unit().equals(unit))
                                .toList(),
                confirmation(view.assessment(), unit));
    }

    private @Nullable ScoreConfirmation confirmation(@Nullable Assessment assessment, UnitId unit) {
        return assessment == null || assessment.round().number() == 0
                ? null
                : confirmations
                        .find(new ConfirmationId(
                                assessment.year(), assessment.round().number(), unit))
                        .orElse(null);
    }
}
