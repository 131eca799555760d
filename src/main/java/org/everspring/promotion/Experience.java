package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.OfficeReview.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One unit's experience with one item of the plan, from its nomination to its recognition.
 *
 * <p>What people decide is kept, in place of what they have decided before, and counts with the step of the diagram that
 * carries it out. Such a step may run twice: the second time it answers with nothing. Where it makes no sense it is
 * refused.
 */
public final class Experience {

    private final ExperienceId id;
    private final int version;
    private final Nomination nomination;
    private final ExperienceState stateBefore;

    private ExperienceCase content;
    private ExperienceState state;
    private int round;
    private @Nullable OfficeReview review;
    private ReviewResult result;
    private ExperienceDates dates;
    private @Nullable Recognition recognition;

    /**
     * As it is kept.
     *
     * @param version counts its changes
     * @param round how often the unit has handed it in, from 1
     * @param review of this round; null before
     * @param recognition the last one, whether it counts yet or not; null before
     */
    public Experience(
            ExperienceId id,
            int version,
            Nomination nomination,
            ExperienceCase content,
            ExperienceState state,
            int round,
            @Nullable OfficeReview review,
            ReviewResult result,
            ExperienceDates dates,
            @Nullable Recognition recognition) {
        this.id = id;
        this.version = version;
        this.nomination = nomination;
        this.stateBefore = state;
        this.content = content;
        this.state = state;
        this.round = round;
        this.review = review;
        this.result = result;
        this.dates = dates;
        this.recognition = recognition;
    }

    /** @param targets in the plan's order; none unless it is adopted */
    public ExperienceEvent.Reviewed review(
            OfficeReview decided, List<UnitId> targets, String userId, OffsetDateTime at) {
        if (state != ExperienceState.UNDER_REVIEW) {
            throw new AlreadyDoneException("这份典型经验已经审核，请勿重复提交。");
        }
        review = decided;
        return new ExperienceEvent.Reviewed(this, decided, targets, userId, at);
    }

    /** @param closing until when they may answer who are asked by a date */
    public Optional<ExperienceEvent.Published> publish(
            List<UnitId> targets, OffsetDateTime at, UnaryOperator<Deadline> closing) {
        return conclude(Verdict.APPROVE, ExperienceState.ADOPTING, () -> {
            dates = dates.published(at, closing.apply(result.answersDue()));
            return new ExperienceEvent.Published(this, targets);
        });
    }

    /** @param closes when it lapses, unless the unit has handed it in again */
    public Optional<ExperienceEvent.Returned> returnToUnit(Deadline due, Deadline closes) {
        return conclude(Verdict.RETURN, ExperienceState.RETURNED, () -> {
            dates = dates.revisedUntil(closes);
            return new ExperienceEvent.Returned(this, due, closes);
        });
    }

    public Optional<ExperienceEvent.Rejected> reject() {
        return conclude(Verdict.REJECT, ExperienceState.REJECTED, () -> new ExperienceEvent.Rejected(this));
    }

    /** Lets the office's decision of this round count; empty when it counts already. */
    private <E> Optional<E> conclude(Verdict verdict, ExperienceState to, Supplier<E> then) {
        OfficeReview decided = review != null && review.verdict() == verdict ? review : null;
        if (decided != null && state == to) {
            return Optional.empty();
        }
        if (decided == null || state != ExperienceState.UNDER_REVIEW) {
            throw senseless("领导小组办公室在本轮审核中没有作出“" + verdict.label() + "”的决定");
        }
        state = to;
        result = ReviewResult.of(decided);
        return Optional.of(then.get());
    }

    /** Keeps what the unit has revised. */
    public ExperienceEvent.Revised revise(ExperienceCase revised, OffsetDateTime at) {
        if (state != ExperienceState.RETURNED) {
            throw new AlreadyDoneException("这份典型经验不在修改中（" + state.label() + "），本次提交未生效。");
        }
        content = revised;
        dates = dates.revised(at);
        return new ExperienceEvent.Revised(this);
    }

    /** What was returned is with the office again, in another round. */
    public Optional<ExperienceEvent.HandedIn> handIn() {
        if (state == ExperienceState.UNDER_REVIEW && round > 1) {
            return Optional.empty();
        }
        if (state != ExperienceState.RETURNED || dates.revisedAt() == null) {
            throw senseless("推荐单位没有修改");
        }
        state = ExperienceState.UNDER_REVIEW;
        round++;
        review = null;
        dates = dates.revisedUntil(null);
        return Optional.of(new ExperienceEvent.HandedIn(this));
    }

    /** Ends a nomination that was returned and not handed in again in time. */
    public Optional<ExperienceEvent.Lapsed> lapse(OffsetDateTime now) {
        if (state == ExperienceState.LAPSED) {
            return Optional.empty();
        }
        if (state != ExperienceState.RETURNED) {
            throw senseless("不在修改中");
        }
        requireReached("修改期限", dates.reviseCloses(), now);
        state = ExperienceState.LAPSED;
        return Optional.of(new ExperienceEvent.Lapsed(this));
    }

    /** Before who has not answered may be recorded as missing. */
    void checkAdoptionClosed(OffsetDateTime now) {
        if (state != ExperienceState.ADOPTING) {
            throw senseless("各单位不在反馈中");
        }
        requireReached("反馈关闭时间", dates.adoptCloses(), now);
    }

    private void requireReached(String what, @Nullable Deadline closing, OffsetDateTime now) {
        if (closing != null && !closing.isPast(now)) {
            throw senseless(what + closing.text() + "未到");
        }
    }

    /** @param open how many target units have neither answered nor are recorded as missing */
    public Optional<ExperienceEvent.Answered> completeAnswers(long open, Deadline due) {
        if (state != ExperienceState.ADOPTING && state != ExperienceState.RECOGNISING) {
            throw senseless("各单位不在反馈中");
        }
        if (open > 0) {
            throw senseless("还有" + open + "个单位尚未反馈，也未登记为逾期未反馈");
        }
        if (state == ExperienceState.RECOGNISING) {
            return Optional.empty();
        }
        state = ExperienceState.RECOGNISING;
        return Optional.of(new ExperienceEvent.Answered(this, due));
    }

    /** @param basis what the level rests on; may be null when it is {@link RecognitionLevel#NONE} */
    public ExperienceEvent.LevelChosen recognise(
            RecognitionLevel chosen, @Nullable String basis, String userId, OffsetDateTime at) {
        Recognition wanted = new Recognition(1, chosen, basis, userId, at);
        if (state != ExperienceState.RECOGNISING) {
            throw new AlreadyDoneException("这份典型经验已经认定，请勿重复提交。");
        }
        recognition = wanted;
        return new ExperienceEvent.LevelChosen(this, wanted);
    }

    /** Ends the promotion with what was recognised. */
    public Optional<ExperienceEvent.Promoted> promote(long adopted, OffsetDateTime at) {
        if (recognition == null || state != ExperienceState.RECOGNISING && state != ExperienceState.PROMOTED) {
            throw senseless("领导小组办公室没有作出认定");
        }
        if (state == ExperienceState.PROMOTED) {
            return Optional.empty();
        }
        state = ExperienceState.PROMOTED;
        Recognition counting = recognition.from(at);
        recognition = counting;
        return Optional.of(new ExperienceEvent.Promoted(this, counting, adopted));
    }

    /** Later on a higher level has recognised it. */
    public ExperienceEvent.LevelRaised raise(
            RecognitionLevel raised, @Nullable String basis, String userId, OffsetDateTime at) {
        if (state != ExperienceState.PROMOTED || recognition == null) {
            throw new InvalidInputException("这份典型经验尚未完成推广（" + state.label() + "），请先在任务列表中认定。");
        }
        Recognition higher = recognition.raised(raised, basis, userId, at);
        recognition = higher;
        return new ExperienceEvent.LevelRaised(this, higher);
    }

    /** For what waits already; null leaves a date as it is. */
    public void moveDates(@Nullable Deadline reviseCloses, @Nullable Deadline adoptCloses) {
        dates = dates.moved(reviseCloses, adoptCloses);
    }

    /** What a step of a diagram is refused with that stands where it makes no sense. */
    InvalidInputException senseless(String why) {
        return new InvalidInputException("典型经验" + id + "现为“" + state.label() + "”，" + why + "，流程图中的这一步不能在此执行。");
    }

    public ExperienceId id() {
        return id;
    }

    public int version() {
        return version;
    }

    public Nomination nomination() {
        return nomination;
    }

    public ItemId item() {
        return nomination.item();
    }

    /** Who nominates it. */
    public UnitId unit() {
        return nomination.unit();
    }

    public String title() {
        return content.title();
    }

    /** What it says, as last revised. */
    public ExperienceCase content() {
        return content;
    }

    public ExperienceState state() {
        return state;
    }

    public int round() {
        return round;
    }

    /** Of this round, whether it counts yet or not; null before. */
    public @Nullable OfficeReview review() {
        return review;
    }

    public ReviewResult result() {
        return result;
    }

    public ExperienceDates dates() {
        return dates;
    }

    /** {@link RecognitionLevel#NONE} until it has been recognised. */
    public RecognitionLevel level() {
        return counting().map(Recognition::level).orElse(RecognitionLevel.NONE);
    }

    /** The last one, if it counts. */
    public Optional<Recognition> counting() {
        return state == ExperienceState.PROMOTED ? Optional.ofNullable(recognition) : Optional.empty();
    }

    /** The last one, whether it counts yet or not; null before. */
    public @Nullable Recognition recognition() {
        return recognition;
    }

    /** Where it stood when it was loaded. */
    public ExperienceState stateBefore() {
        return stateBefore;
    }
}
