package org.everspring.assessment;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.assessment.AssessmentEvent.ResultReturned;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.everspring.scoring.ScoringPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of one year. What somebody says on a task is kept as a {@link AssessmentDecision} and takes effect when the
 * diagram comes to the step that carries it out; a step that comes a second time changes nothing.
 *
 * <p>An answer on a task throws {@link AlreadyDoneException} when somebody was first, a step of a diagram that stands where
 * it must not {@link InvalidInputException}.
 */
public final class Assessment {

    /** @param by the account; null when the timer has started it */
    public record Admission(OffsetDateTime at, @Nullable String by) {}

    /**
     * @param approvedBy null until the leading group approves
     * @param hash of the frozen run; null until then
     */
    public record Result(
            @Nullable Actor approvedBy,
            @Nullable OffsetDateTime approvedAt,
            @Nullable String hash,
            @Nullable OffsetDateTime publishedAt) {

        private static final Result NONE = new Result(null, null, null, null);
    }

    private final int year;
    private final int version;
    private final AssessmentState stored;
    private final Admission admission;
    private AssessmentState state;
    private @Nullable AssessmentDecision decision;
    private @Nullable Integer run;
    private ConfirmationRound round;
    private Opinions opinions;
    private Result result;

    /** As it is stored. */
    public Assessment(
            int year,
            int version,
            Admission admission,
            AssessmentState state,
            @Nullable AssessmentDecision decision,
            @Nullable Integer run,
            ConfirmationRound round,
            Opinions opinions,
            Result result) {
        this.year = year;
        this.version = version;
        this.stored = state;
        this.admission = admission;
        this.state = state;
        this.decision = decision;
        this.run = run;
        this.round = round;
        this.opinions = opinions;
        this.result = result;
    }

    /** A year whose scoring begins. */
    static Assessment admitted(int year, Admission admission) {
        return new Assessment(
                year,
                0,
                admission,
                AssessmentState.SCORING,
                null,
                null,
                ConfirmationRound.NONE,
                Opinions.NONE,
                Result.NONE);
    }

    /** Every unit is scored: the office reviews this run. Returns false for a year that is past its scoring. */
    boolean scored(int run) {
        if (state != AssessmentState.SCORING) {
            return false;
        }
        this.run = run;
        state = AssessmentState.REVIEWING;
        return true;
    }

    /** The office says that the scores of so many units hold; {@link #beginRound} carries it out. */
    void accept(@Nullable String opinion, int units) {
        requireWaiting(AssessmentState.REVIEWING);
        Opinions reviewed = opinions.reviewed(opinion);
        if (units == 0) {
            throw new InvalidInputException(label() + "没有任何单位的得分，不能送各单位确认。请查明原因后选择“重新评分”。");
        }
        opinions = reviewed;
        decision = AssessmentDecision.ACCEPT;
    }

    /** The office says that the scores do not hold, and why; {@link #restartScoring} carries it out. */
    void rescore(@Nullable String opinion) {
        requireWaiting(AssessmentState.REVIEWING);
        opinions = opinions.doubted(opinion);
        decision = AssessmentDecision.RESCORE;
    }

    /** Returns false when the new run was begun before. */
    boolean restartScoring() {
        if (carriesOut(AssessmentDecision.RESCORE, AssessmentState.REVIEWING, AssessmentState.SCORING)) {
            return true;
        }
        if (state != AssessmentState.SCORING || run == null) {
            throw undecided(AssessmentDecision.RESCORE);
        }
        return false;
    }

    /** The first batch of accepted scores begins a round with nobody announced yet; the others find it begun. */
    void beginRound(int units) {
        if (carriesOut(AssessmentDecision.ACCEPT, AssessmentState.REVIEWING, AssessmentState.CONFIRMING)) {
            round = round.next(units);
        }
        if (state != AssessmentState.CONFIRMING) {
            throw undecided(AssessmentDecision.ACCEPT);
        }
    }

    /** Notes how far the announcement has come and when its last units have to answer. */
    void announced(UnitId upTo, Deadline due) {
        round = round.announced(upTo, due);
    }

    /** One unit more has answered, and its appeal is decided. Returns whether it was the last one. */
    boolean closeConfirmation() {
        round = round.answered();
        return round.open() == 0;
    }

    /** Every unit has answered and every appeal is decided. Returns false when the scores were restated before. */
    boolean restate() {
        if (state != AssessmentState.CONFIRMING && state != AssessmentState.APPROVING) {
            throw senseless("各单位不在确认中");
        }
        if (round.open() > 0) {
            throw senseless("还有" + round.open() + "个单位没有确认或裁定");
        }
        boolean first = state == AssessmentState.CONFIRMING;
        state = AssessmentState.APPROVING;
        return first;
    }

    /**
     * The leading group approves; {@link #freeze} carries it out.
     *
     * @param opinion may be null
     */
    void approve(@Nullable String opinion, Actor by, OffsetDateTime at) {
        requireWaiting(AssessmentState.APPROVING);
        opinions = opinions.approved(opinion);
        result = new Result(by, at, null, null);
        decision = AssessmentDecision.APPROVE;
    }

    /** The leading group sends it back to the office, and says why; {@link #returnToOffice} carries it out. */
    void sendBack(@Nullable String opinion) {
        requireWaiting(AssessmentState.APPROVING);
        opinions = opinions.returned(opinion);
        result = Result.NONE;
        decision = AssessmentDecision.RETURN;
    }

    /** Empty when it has gone back before. */
    Optional<ResultReturned> returnToOffice(Deadline due) {
        String reason = opinions.returned();
        if (reason != null
                && carriesOut(AssessmentDecision.RETURN, AssessmentState.APPROVING, AssessmentState.REVIEWING)) {
            return Optional.of(new ResultReturned(year, round.number(), reason, due));
        }
        if (state != AssessmentState.REVIEWING || reason == null) {
            throw undecided(AssessmentDecision.RETURN);
        }
        return Optional.empty();
    }

    /** Nothing of the year changes after this. Returns false when it is frozen already. */
    boolean freeze(String hash, OffsetDateTime at) {
        if (isFrozen()) {
            return false;
        }
        if (!carriesOut(AssessmentDecision.APPROVE, AssessmentState.APPROVING, AssessmentState.FROZEN)) {
            throw undecided(AssessmentDecision.APPROVE);
        }
        result = new Result(result.approvedBy(), result.approvedAt(), hash, at);
        return true;
    }

    private void requireWaiting(AssessmentState waiting) {
        if (state != waiting) {
            throw new AlreadyDoneException("这一步已经办理（" + label() + "：" + state.label() + "），本次提交未生效。");
        }
    }

    /** Takes effect once, and only from the state in which it was decided. */
    private boolean carriesOut(AssessmentDecision step, AssessmentState from, AssessmentState to) {
        if (state != from || decision != step) {
            return false;
        }
        decision = null;
        state = to;
        return true;
    }

    private InvalidInputException undecided(AssessmentDecision step) {
        return senseless("没有待执行的“" + step.label() + "”决定");
    }

    private InvalidInputException senseless(String why) {
        return new InvalidInputException(label() + "现为“" + state.label() + "”，" + why + "，流程图中的这一步不能在此执行。");
    }

    /** As documents write it: 2026年度考核. */
    public String label() {
        return labelOf(year);
    }

    public static String labelOf(int year) {
        return ScoringPeriod.of(year).label() + "考核";
    }

    public boolean isFrozen() {
        return state == AssessmentState.FROZEN;
    }

    public int year() {
        return year;
    }

    public int version() {
        return version;
    }

    /** The state of the row that it was read from. */
    public AssessmentState storedState() {
        return stored;
    }

    public Admission admission() {
        return admission;
    }

    public AssessmentState state() {
        return state;
    }

    /** What waits for the step that carries it out; null when nothing does. */
    public @Nullable AssessmentDecision decision() {
        return decision;
    }

    /** The number of the run that was reviewed last; null before the first review. */
    public @Nullable Integer run() {
        return run;
    }

    public ConfirmationRound round() {
        return round;
    }

    public Opinions opinions() {
        return opinions;
    }

    public Result result() {
        return result;
    }
}
