package org.everspring.reporting;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ObligationId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One unit's duty to report on one item in one quarter, from its opening to its end. A step that has been done is done once:
 * carried out again it says so by an empty answer.
 */
public final class Obligation {

    private final ObligationSnapshot loaded;
    private final ObligationId id;
    private ObligationState state;
    private Deadline due;
    private int round;
    private @Nullable OffsetDateTime firstSubmittedAt;
    private @Nullable Integer lateWorkingDays;
    private int timesReturned;
    private int timesWithdrawn;
    private int timesUrged;
    private @Nullable OffsetDateTime closedAt;
    private @Nullable ReviewDecision review;

    public Obligation(ObligationSnapshot loaded) {
        this.loaded = loaded;
        this.id = loaded.id();
        this.state = loaded.state();
        this.due = loaded.due();
        this.round = loaded.round();
        this.firstSubmittedAt = loaded.firstSubmittedAt();
        this.lateWorkingDays = loaded.lateWorkingDays();
        this.timesReturned = loaded.timesReturned();
        this.timesWithdrawn = loaded.timesWithdrawn();
        this.timesUrged = loaded.timesUrged();
        this.closedAt = loaded.closedAt();
        this.review = loaded.review();
    }

    static Obligation open(ObligationId id, UnitId lead, Deadline due, Deadline closes) {
        return new Obligation(new ObligationSnapshot(
                id, lead, ObligationState.OPEN, due, closes, 0, null, null, 0, 0, 0, null, null, 0));
    }

    /** As it was read. */
    public ObligationSnapshot loaded() {
        return loaded;
    }

    /** As it stands now. */
    public ObligationSnapshot snapshot() {
        return new ObligationSnapshot(
                id,
                loaded.leadUnit(),
                state,
                due,
                loaded.closes(),
                round,
                firstSubmittedAt,
                lateWorkingDays,
                timesReturned,
                timesWithdrawn,
                timesUrged,
                closedAt,
                review,
                loaded.version());
    }

    /** The round that is filled in while the report is with the unit; it counts when it is handed in. */
    public int nextRound() {
        if (!state.isWithUnit()) {
            throw new AlreadyDoneException("这项报送已经提交（" + state.label() + "），请勿重复提交。");
        }
        return round + 1;
    }

    /** @param late by how many working days; counts where nothing has been handed in before */
    public void submit(OffsetDateTime at, int late) {
        round = nextRound();
        state = ObligationState.SUBMITTED;
        review = null;
        if (firstSubmittedAt == null) {
            firstSubmittedAt = at;
            lateWorkingDays = late;
        }
    }

    public ObligationEvent requestReview() {
        require(ObligationState.SUBMITTED, "交牵头单位审核", "流程中“已报送”应在审核之前");
        return new ObligationEvent.ReviewRequested(snapshot());
    }

    /** The lead decides; the diagram then accepts or returns. */
    public void review(ReviewDecision decision) {
        decision.requireComplete();
        require(ObligationState.SUBMITTED, "审核", "请在责任单位报送之后审核");
        review = decision;
    }

    /** @throws InvalidInputException when the lead has not decided so in this round */
    public Optional<ObligationEvent> accept(OffsetDateTime now) {
        if (state == ObligationState.ACCEPTED) {
            return Optional.empty();
        }
        require(ObligationState.SUBMITTED, "采纳", "请在责任单位报送之后采纳");
        requireReview(true, "采纳");
        return close(ObligationState.ACCEPTED, now);
    }

    /**
     * Whether the report was on time is settled already: that goes by the round which was handed in first.
     *
     * @param mendedBy when the unit has had its term to mend it
     * @throws InvalidInputException when the lead has not decided so in this round
     */
    public Optional<ObligationEvent> returnToUnit(Deadline mendedBy) {
        if (state == ObligationState.RETURNED) {
            return Optional.empty();
        }
        require(ObligationState.SUBMITTED, "退回", "请在责任单位报送之后退回");
        ReviewDecision returned = requireReview(false, "退回");
        state = ObligationState.RETURNED;
        timesReturned++;
        due = due.compareTo(mendedBy) < 0 ? mendedBy : due;
        return Optional.of(new ObligationEvent.Returned(snapshot(), requireNonNull(returned.returnReason(), "why")));
    }

    /** The unit has its task again by a way of the diagram that is neither a return nor a withdrawal. */
    public boolean giveBack() {
        if (state != ObligationState.SUBMITTED) {
            return false;
        }
        state = ObligationState.RETURNED;
        return true;
    }

    /**
     * Takes a report back before the lead has decided. It counts as not handed in: the next one decides whether the unit
     * was on time. What is still on its way through steps of the unit's own is taken back, too, and nobody else is told.
     */
    public Optional<ObligationEvent> withdraw(Set<UnitId> units) {
        if (!units.contains(id.unit())) {
            throw new InvalidInputException("只能撤回本单位的报送。");
        }
        if (state.isWithUnit()) {
            return Optional.empty();
        }
        if (state != ObligationState.SUBMITTED || review != null) {
            throw notWithdrawable();
        }
        state = ObligationState.OPEN;
        timesWithdrawn++;
        firstSubmittedAt = null;
        lateWorkingDays = null;
        return Optional.of(new ObligationEvent.Withdrawn(snapshot()));
    }

    InvalidInputException notWithdrawable() {
        return new InvalidInputException("只有待审核的报送可以撤回，这项报送现为“" + loaded.state().label() + "”，或牵头单位正在作出决定。");
    }

    /** @param until the last day that the unit asks for */
    public Extension requestExtension(
            Optional<Extension> last,
            LocalDate until,
            String reason,
            Set<UnitId> units,
            String userId,
            OffsetDateTime now) {
        if (!units.contains(id.unit())) {
            throw new InvalidInputException("只能为本单位的报送申请延期。");
        }
        String words = TypedText.checked(reason, "延期理由", 1, Extension.LONGEST_REASON);
        checkTerm(until);
        if (due.isPast(now)) {
            throw new InvalidInputException("报送期限已过，不能再申请延期，请尽快报送。");
        }
        if (!state.isWithUnit()) {
            throw refusal("不需要延期");
        }
        return Extension.request(id, last, until, words, userId);
    }

    /** The lead answers; the diagram then moves the date or tells the unit. */
    public Extension decideExtension(
            Optional<Extension> last, boolean granted, @Nullable LocalDate until, @Nullable String answer) {
        Extension open = last.filter(Extension::isOpen)
                .orElseThrow(() -> new InvalidInputException("这项报送没有待批复的延期申请；请在责任单位申请之后批复。"));
        if (granted) {
            checkTerm(until);
        } else if (answer == null) {
            throw new InvalidInputException("不同意延期时请说明理由。");
        }
        return open.answered(granted, until, answer);
    }

    private void checkTerm(@Nullable LocalDate until) {
        LocalDate closing = loaded.closes().day();
        due.extendedTo(until, closing, "且不晚于本季度关闭日" + DateText.DAY.of(closing));
    }

    /** @param granted a request that the lead has granted */
    public ObligationEvent extend(Extension granted) {
        if (state.isClosed()) {
            throw refusal("不能再顺延期限");
        }
        due = new Deadline(requireNonNull(granted.grantedOn(), "what is granted has its day"));
        return new ObligationEvent.ExtensionAnswered(snapshot(), granted);
    }

    /** The item's lead or the office reminds the unit by hand and asks for an answer. */
    public Urge urge(
            Optional<Urge> last, String text, Set<UnitId> units, UnitId office, String userId, OffsetDateTime now) {
        UnitId by = Stream.of(loaded.leadUnit(), office)
                .filter(units::contains)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("只有牵头单位或领导小组办公室可以催办。"));
        if (!state.isWithUnit()) {
            throw refusal("无需催办");
        }
        Urge urge = Urge.write(id, last, by, text, userId, now);
        timesUrged++;
        return urge;
    }

    public Optional<ObligationEvent> recordMissing(OffsetDateTime now) {
        if (state == ObligationState.MISSING) {
            return Optional.empty();
        }
        if (!state.isWithUnit()) {
            throw refusal("不能登记缺报；请检查流程中关闭之后的判断");
        }
        requireClosed("登记缺报", now);
        return close(ObligationState.MISSING, now);
    }

    public Optional<ObligationEvent> recordUnreviewed(OffsetDateTime now) {
        if (state == ObligationState.UNREVIEWED) {
            return Optional.empty();
        }
        require(ObligationState.SUBMITTED, "登记为未审核", "请检查流程中关闭之后的判断");
        requireClosed("登记为未审核", now);
        return close(ObligationState.UNREVIEWED, now);
    }

    private Optional<ObligationEvent> close(ObligationState to, OffsetDateTime now) {
        state = to;
        closedAt = now;
        return Optional.of(new ObligationEvent.Closed(snapshot()));
    }

    InvalidInputException refusal(String what) {
        return new InvalidInputException("这项报送现为“" + state.label() + "”，" + what + "。");
    }

    private void require(ObligationState expected, String step, String remedy) {
        if (state != expected) {
            throw refusal("不能" + step + "；" + remedy);
        }
    }

    /** No diagram decides for the lead. */
    private ReviewDecision requireReview(boolean accepted, String step) {
        if (review == null || review.accepted() != accepted) {
            throw new InvalidInputException("牵头单位尚未决定" + step + "这份报送，不能" + step + "；请先完成“审核报送内容”。");
        }
        return review;
    }

    private void requireClosed(String step, OffsetDateTime now) {
        if (!loaded.closes().isPast(now)) {
            String closing = loaded.closes().text();
            throw new InvalidInputException("本季度报送要到" + closing + "才关闭，此前不能" + step + "；请检查流程中的关闭时间。");
        }
    }
}
