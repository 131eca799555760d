package org.everspring.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.everspring.assessment.Assessment.Admission;
import org.everspring.assessment.AssessmentEvent.QuartersAwaited;
import org.everspring.assessment.AssessmentEvent.ResultPublished;
import org.everspring.assessment.AssessmentEvent.YearScored;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.notification.TermDates;
import org.everspring.scoring.ScoreRun;
import org.everspring.scoring.Scores;
import org.everspring.scoring.Scoring;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The assessment of a year, from its admission to the frozen result. Every step may run twice and counts once. */
@Service
@Transactional
public class AnnualAssessments {

    private final Assessments assessments;
    private final AssessedQuarters quarters;
    private final Scoring scoring;
    private final Scores scores;
    private final AssessmentDeadlines deadlines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnnualAssessments(
            Assessments assessments,
            AssessedQuarters quarters,
            Scoring scoring,
            Scores scores,
            AssessmentDeadlines deadlines,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assessments = assessments;
        this.quarters = quarters;
        this.scoring = scoring;
        this.scores = scores;
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Admits a year that somebody assesses by hand.
     *
     * @param text as typed, {@code 2026}
     * @return the year
     * @throws InvalidInputException for what is no year, a year that is not over, has no opened quarter, or is assessed or
     *     being assessed already; also while the holidays of the current year are not known, because no step would have a date
     */
    public int admit(@Nullable String text, @Nullable String userId) {
        ScoringPeriod period = period(text == null ? "" : text.strip());
        OffsetDateTime now = now();
        if (now.isBefore(period.to())) {
            throw new InvalidInputException(period.label() + "尚未结束，请在年度终了后开展考核。");
        }
        if (quarters.opened(period.year()).isEmpty()) {
            throw new InvalidInputException(period.label() + "没有开启过季度报送，没有可以考核的内容。");
        }
        deadlines.requireHolidays();
        if (!assessments.add(Assessment.admitted(period.year(), new Admission(now, userId)))) {
            AssessmentState state = assessments.get(period.year()).state();
            throw new AlreadyDoneException(period.label() + "考核已经开展（" + state.label() + "），不能重复开展。");
        }
        return period.year();
    }

    private static ScoringPeriod period(String text) {
        if (!text.matches("2[0-9]{3}")) {
            throw new InvalidInputException(
                    "“" + (text.length() > 20 ? text.substring(0, 20) + "……" : text) + "”不是有效的考核年度，请填写四位年份，例如2026。");
        }
        return ScoringPeriod.parse(text);
    }

    /** The year that the timer assesses: the one that is over. */
    public int due() {
        return LocalDate.now(clock).getYear() - 1;
    }

    /** Admits the year that the timer assesses; returns false when there is nothing to assess, or somebody was first. */
    public boolean admitDue() {
        if (quarters.opened(due()).isEmpty() || assessments.find(due()).isPresent()) {
            return false;
        }
        deadlines.requireHolidays();
        return assessments.add(Assessment.admitted(due(), new Admission(now(), null)));
    }

    /**
     * What the review begins with, and when the quarters are looked at again.
     *
     * @param published whether all opened quarters of the year are
     * @param recheckAt 09:00 of the next working day
     */
    public record QuarterCheck(boolean published, OffsetDateTime recheckAt, TermDates review) {}

    public QuarterCheck checkQuarters(int year) {
        List<Quarter> unsettled = quarters.unsettled(year, now());
        if (!unsettled.isEmpty()) {
            events.publishEvent(new QuartersAwaited(year, unsettled));
        }
        return new QuarterCheck(unsettled.isEmpty(), deadlines.nextMorning(), deadlines.review());
    }

    /** Every unit is scored: the office reviews. Nothing happens to a year that is past its scoring. */
    public void scored(int year) {
        Assessment assessment = assessments.lock(year);
        ScoreRun run = lastRun(year);
        if (assessment.scored(run.number())) {
            assessments.save(assessment);
            events.publishEvent(new YearScored(year, run, deadlines.review().due()));
        }
    }

    /** What the office's review waits by: the scoring may have taken days, when a table had to be mended. */
    public TermDates awaitReview(int year) {
        lastRun(year);
        return deadlines.review();
    }

    /** The office says that the scores hold. */
    public void accept(int year, @Nullable String opinion) {
        change(
                year,
                assessment ->
                        assessment.accept(opinion, scores.scores(lastRun(year)).size()));
    }

    /** The office says that it has to be scored again, and why. */
    public void rescore(int year, @Nullable String opinion) {
        change(year, assessment -> assessment.rescore(opinion));
    }

    /** Begins a new run; a second call finds the first's. */
    public TermDates restartScoring(int year) {
        Assessment assessment = assessments.lock(year);
        if (assessment.restartScoring()) {
            assessments.save(assessment);
            scoring.start(ScoringPeriod.of(year));
        }
        return deadlines.review();
    }

    /** Every unit has answered and every appeal is decided: scores, ranks and grades follow the decisions. */
    public TermDates restate(int year) {
        Assessment assessment = assessments.lock(year);
        if (assessment.restate()) {
            scoring.restate(ScoringPeriod.of(year));
            assessments.save(assessment);
        }
        return deadlines.approval();
    }

    /** The leading group approves. */
    public void approve(int year, @Nullable String opinion, Actor by) {
        change(year, assessment -> assessment.approve(opinion, by, now()));
    }

    /** The leading group sends the result back to the office, and says why. */
    public void sendBack(int year, @Nullable String opinion) {
        change(year, assessment -> assessment.sendBack(opinion));
    }

    /** What was sent back goes to the office again. */
    public TermDates returnResult(int year) {
        TermDates review = deadlines.review();
        Assessment assessment = assessments.lock(year);
        assessment.returnToOffice(review.due()).ifPresent(returned -> {
            assessments.save(assessment);
            events.publishEvent(returned);
        });
        return review;
    }

    /** Nothing of the year changes after this. */
    public void freeze(int year) {
        Assessment assessment = assessments.lock(year);
        ScoreRun run = lastRun(year);
        if (assessment.freeze(run.sealed(), now())) {
            assessments.save(assessment);
            events.publishEvent(new ResultPublished(year, scores.scores(run)));
        }
    }

    private void change(int year, Consumer<Assessment> act) {
        Assessment assessment = assessments.lock(year);
        act.accept(assessment);
        assessments.save(assessment);
    }

    private ScoreRun lastRun(int year) {
        return scores.last(ScoringPeriod.of(year)).orElseThrow(() -> new InvalidInputException(year + "年度尚未评分。"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
