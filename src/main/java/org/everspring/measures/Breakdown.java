package org.everspring.measures;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.BreakdownId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One unit's breakdown of one item, begun anew whenever it is revised. A step that has been done is done once: carried out
 * again it says so by an empty answer.
 */
public final class Breakdown {

    private final BreakdownSnapshot loaded;
    private BreakdownState state;
    private Deadline due;
    private Deadline closes;
    private int round;
    private @Nullable Integer confirmedRound;
    private @Nullable OffsetDateTime confirmedAt;
    private int timesReturned;
    private @Nullable BreakdownDecision decision;

    public Breakdown(BreakdownSnapshot loaded) {
        this.loaded = loaded;
        this.state = loaded.state();
        this.due = loaded.due();
        this.closes = loaded.closes();
        this.round = loaded.round();
        this.confirmedRound = loaded.confirmedRound();
        this.confirmedAt = loaded.confirmedAt();
        this.timesReturned = loaded.timesReturned();
        this.decision = loaded.decision();
    }

    static Breakdown open(BreakdownId id, UnitId lead, Deadline due, Deadline closes) {
        return new Breakdown(
                new BreakdownSnapshot(id, lead, BreakdownState.DRAFTING, due, closes, 0, null, null, 0, null, 0));
    }

    /** As it was read. */
    public BreakdownSnapshot loaded() {
        return loaded;
    }

    /** As it stands now. */
    public BreakdownSnapshot snapshot() {
        return new BreakdownSnapshot(
                loaded.id(),
                loaded.leadUnit(),
                state,
                due,
                closes,
                round,
                confirmedRound,
                confirmedAt,
                timesReturned,
                decision,
                loaded.version());
    }

    /** For a revision of what is in force. */
    void reopen(Deadline newDue, Deadline newCloses) {
        state = BreakdownState.DRAFTING;
        decision = null;
        moveDates(newDue, newCloses);
    }

    /** The dates move, whatever it waits for. */
    public void moveDates(Deadline newDue, Deadline newCloses) {
        due = newDue;
        closes = newCloses;
    }

    /** The unit hands its measures in. */
    public void submit() {
        requireDrafting();
        state = BreakdownState.SUBMITTED;
        round++;
        decision = null;
    }

    /** @throws AlreadyDoneException when the unit has handed in */
    BreakdownSnapshot requireDrafting() {
        if (state != BreakdownState.DRAFTING) {
            throw new AlreadyDoneException("这份细化举措已经提交，请等待牵头单位确认。");
        }
        return snapshot();
    }

    /**
     * The lead has its task.
     *
     * @param measures how many it has to confirm
     */
    public BreakdownEvent requestConfirmation(int measures) {
        require(BreakdownState.SUBMITTED, "交牵头单位确认", "流程中“举措已提交”应在确认之前");
        return new BreakdownEvent.ConfirmationRequested(snapshot(), measures);
    }

    /** The lead decides; the diagram then confirms or returns. */
    public void decide(BreakdownDecision word) {
        if (!word.confirmed() && word.returnReason() == null) {
            throw new InvalidInputException("退回细化举措时请写明原因，以便责任单位修改。");
        }
        require(BreakdownState.SUBMITTED, "确认", "请在责任单位提交之后确认");
        decision = word;
    }

    /** @throws InvalidInputException when the lead has not decided so of what it was shown */
    public Optional<BreakdownEvent> confirm(OffsetDateTime now) {
        if (state == BreakdownState.CONFIRMED) {
            return Optional.empty();
        }
        require(BreakdownState.SUBMITTED, "登记为已确认", "请在责任单位提交之后确认");
        requireDecision(true, "确认");
        state = BreakdownState.CONFIRMED;
        confirmedRound = round;
        confirmedAt = now;
        return Optional.of(new BreakdownEvent.Confirmed(snapshot()));
    }

    /** @throws InvalidInputException when the lead has not decided so of what it was shown */
    public Optional<BreakdownEvent> returnToUnit() {
        if (state == BreakdownState.DRAFTING) {
            return Optional.empty();
        }
        require(BreakdownState.SUBMITTED, "退回", "请在责任单位提交之后退回");
        BreakdownDecision returned = requireDecision(false, "退回");
        state = BreakdownState.DRAFTING;
        timesReturned++;
        return Optional.of(new BreakdownEvent.Returned(snapshot(), Objects.requireNonNull(returned.returnReason())));
    }

    public Optional<BreakdownEvent> recordMissing(OffsetDateTime now) {
        if (state == BreakdownState.MISSING) {
            return Optional.empty();
        }
        require(BreakdownState.DRAFTING, "登记未细化", "请检查流程中关闭的位置");
        if (!closes.isPast(now)) {
            throw new InvalidInputException("细化举措要到" + closes.text() + "才关闭，此前不能登记未细化；请检查流程中的关闭时间。");
        }
        state = BreakdownState.MISSING;
        return Optional.of(new BreakdownEvent.Missing(snapshot()));
    }

    private void require(BreakdownState expected, String step, String remedy) {
        if (state != expected) {
            throw new InvalidInputException("这份细化举措现为“" + state.label() + "”，不能" + step + "；" + remedy + "。");
        }
    }

    /** No diagram decides for the lead. */
    private BreakdownDecision requireDecision(boolean confirmed, String step) {
        if (decision == null || decision.confirmed() != confirmed) {
            throw new InvalidInputException("牵头单位尚未决定" + step + "这份细化举措，不能" + step + "；请先完成“确认细化举措”。");
        }
        return decision;
    }
}
