package org.everspring.improvement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.improvement.ProblemDecision.Choice;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.notification.Duty;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How a problem stands at one moment.
 *
 * @param item null while nobody has said where it belongs
 * @param waitingUnit has the next step; null when nothing waits
 * @param stepDue of the step that waits, where it is another one than the improvement; otherwise null
 * @param triageUnit the principal lead of the item, or the office without an item
 * @param assignment null before it is assigned
 * @param verificationFailures how often the lead has sent it back, in all
 * @param lessons what the unit has learnt; null before
 * @param closure null while it runs
 * @param decision the last one, carried out or not; null before the first
 * @param version counts its changes
 */
public record ProblemSnapshot(
        ProblemId id,
        Discovery discovery,
        @Nullable ItemId item,
        ProblemState state,
        @Nullable UnitId waitingUnit,
        @Nullable Deadline stepDue,
        UnitId triageUnit,
        @Nullable Assignment assignment,
        int verificationFailures,
        @Nullable String lessons,
        @Nullable Closure closure,
        @Nullable ProblemDecision decision,
        int version) {

    static ProblemSnapshot reported(
            ProblemId id, Discovery discovery, @Nullable ItemId item, UnitId triageUnit, Deadline triageDue) {
        ProblemState state = ProblemState.REPORTED;
        return new ProblemSnapshot(
                id, discovery, item, state, triageUnit, triageDue, triageUnit, null, 0, null, null, null, 0);
    }

    public String title() {
        return discovery.title();
    }

    public String label() {
        return id + " " + title();
    }

    /**
     * Who has to solve it.
     *
     * @throws IllegalStateException before it is assigned
     */
    public Assignment assigned() {
        if (assignment == null) {
            throw new IllegalStateException("Problem " + id + " has not been assigned");
        }
        return assignment;
    }

    /**
     * The last decision.
     *
     * @throws IllegalStateException before the first
     */
    ProblemDecision decided() {
        if (decision == null) {
            throw new IllegalStateException("Nothing has been decided on problem " + id);
        }
        return decision;
    }

    /** Is in charge of solving it; null before it is assigned. */
    public @Nullable UnitId unit() {
        return assignment == null ? null : assignment.unit();
    }

    /** Help the unit in charge; none before it is assigned. */
    public List<UnitId> assisting() {
        return assignment == null ? List.of() : assignment.assisting();
    }

    /** Whether those who assist may say now what they have done. */
    public boolean assistedNow() {
        return state == ProblemState.BENCHMARKING || state == ProblemState.IMPROVING;
    }

    /**
     * What a unit that assists has to say is for the one in charge, which is at work.
     *
     * @throws InvalidInputException when the unit does not assist, or nobody works on it now
     */
    void checkAssistedBy(UnitId unit) {
        if (!assisting().contains(unit)) {
            throw new InvalidInputException("贵单位已不是这个问题的协办单位，不能反馈协办情况。");
        }
        if (!assistedNow()) {
            throw new InvalidInputException("这个问题现为“" + state.label() + "”，在对标和改进环节才能反馈协办情况。");
        }
    }

    /** Verifies what the unit has done; null before it is assigned. */
    public @Nullable UnitId leadUnit() {
        return assignment == null ? null : assignment.leadUnit();
    }

    /** Of the improvement; null before it is assigned. */
    public @Nullable Deadline due() {
        return assignment == null ? null : assignment.due();
    }

    /** The date of what waits now: of the improvement while that runs, otherwise of the step; null when nothing waits. */
    public @Nullable Deadline currentDue() {
        return state == ProblemState.IMPROVING ? due() : stepDue;
    }

    /** Of the step that waits, where it is another one than the improvement. */
    public Optional<Duty> stepDuty() {
        return stepDue == null ? Optional.empty() : Optional.ofNullable(state.stepDuty());
    }

    /** Whether it may begin anew as another one. */
    public boolean isReopenable() {
        return state == ProblemState.CLOSED || state == ProblemState.UNRESOLVED;
    }

    /** The units that have, or have had, a part in it. */
    public Set<UnitId> parties() {
        return Stream.concat(Stream.of(discovery.unit(), triageUnit, unit(), leadUnit()), assisting().stream())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The last word, while it waits to be carried out. */
    public Optional<ProblemDecision> pending() {
        return Optional.ofNullable(decision).filter(word -> !word.isTaken());
    }

    boolean isPending(Choice choice) {
        return pending().filter(word -> word.choice() == choice).isPresent();
    }

    /** Whether that is the last word, and has been carried out. */
    boolean hasTaken(Choice choice) {
        return decision != null && decision.choice() == choice && decision.isTaken();
    }
}
