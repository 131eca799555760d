package org.everspring.improvement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.kernel.Actor;
import org.everspring.kernel.Labelled;
import org.everspring.matter.ProblemId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has decided on a task. Nothing follows from it before the diagram comes to the step that carries it out;
 * until then another decision takes its place.
 *
 * @param number counts the problem's decisions from 1; 0 before it is kept
 * @param item null where the choice needs none
 * @param unit in charge; null where the choice needs none
 * @param assisting units that help it; empty where the choice needs none
 * @param dueOn null where the choice needs none
 * @param mergeInto null where the choice needs none
 * @param reason the reason, the note or the opinion; may be null
 * @param takenAt when it was carried out; null before
 */
public record ProblemDecision(
        int number,
        Choice choice,
        @Nullable ItemId item,
        @Nullable UnitId unit,
        List<UnitId> assisting,
        @Nullable LocalDate dueOn,
        @Nullable ProblemId mergeInto,
        @Nullable String reason,
        Actor by,
        OffsetDateTime at,
        @Nullable OffsetDateTime takenAt) {

    public ProblemDecision {
        assisting = List.copyOf(assisting);
    }

    /** Everything that can be decided, on whatever task. */
    public enum Choice implements Labelled {
        ACCEPT("受理", ProblemState.REPORTED),
        TRANSFER("转办", ProblemState.REPORTED),
        REJECT("不予受理", ProblemState.REPORTED),
        MERGE("并案", ProblemState.REPORTED),
        BENCHMARK("完成对标", ProblemState.BENCHMARKING),
        FINISH("申请验收", ProblemState.IMPROVING),
        PASS("通过验收", ProblemState.VERIFYING),
        FAIL("退回整改", ProblemState.VERIFYING),
        PROMOTE("推荐典型经验", ProblemState.SUMMARISING),
        ARCHIVE("存档", ProblemState.SUMMARISING),
        REASSIGN("重新交办", ProblemState.SETTLING),
        LEAVE_UNRESOLVED("未解决结案", ProblemState.SETTLING);

        private final String label;
        private final ProblemState decidedIn;

        Choice(String label, ProblemState decidedIn) {
            this.label = label;
            this.decidedIn = decidedIn;
        }

        @Override
        public String label() {
            return label;
        }

        /** Where the problem stands while it is decided, and until it is carried out. */
        public ProblemState decidedIn() {
            return decidedIn;
        }
    }

    static ProblemDecision of(Choice choice, @Nullable String reason, Actor by, OffsetDateTime at) {
        return new ProblemDecision(0, choice, null, null, List.of(), null, null, reason, by, at, null);
    }

    ProblemDecision about(@Nullable ItemId item, @Nullable UnitId unit, @Nullable LocalDate dueOn) {
        return new ProblemDecision(number, choice, item, unit, assisting, dueOn, mergeInto, reason, by, at, takenAt);
    }

    ProblemDecision assistedBy(List<UnitId> units) {
        return new ProblemDecision(number, choice, item, unit, units, dueOn, mergeInto, reason, by, at, takenAt);
    }

    ProblemDecision into(ProblemId problem) {
        return new ProblemDecision(number, choice, item, unit, assisting, dueOn, problem, reason, by, at, takenAt);
    }

    ProblemDecision numbered(int place) {
        return new ProblemDecision(place, choice, item, unit, assisting, dueOn, mergeInto, reason, by, at, takenAt);
    }

    ProblemDecision takenAt(OffsetDateTime moment) {
        return new ProblemDecision(number, choice, item, unit, assisting, dueOn, mergeInto, reason, by, at, moment);
    }

    /** Where the problem belongs; only of a choice that says it, as are the next three. */
    public ItemId belongsTo() {
        return said(item);
    }

    public UnitId inCharge() {
        return said(unit);
    }

    public LocalDate until() {
        return said(dueOn);
    }

    public ProblemId mergesInto() {
        return said(mergeInto);
    }

    /** When it was carried out; only of one that was. */
    OffsetDateTime taken() {
        return said(takenAt);
    }

    private <T> T said(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The decision " + number + ", " + choice + ", does not say it");
        }
        return part;
    }

    boolean isTaken() {
        return takenAt != null;
    }
}
