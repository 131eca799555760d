package org.everspring.promotion;

import java.time.OffsetDateTime;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What one target unit makes of an experience. Its answer is kept, in place of one that it has given before, and counts
 * with the step of the diagram that carries it out.
 */
public final class Adoption {

    private final ExperienceId experience;
    private final UnitId unit;
    private final int version;

    private AdoptionState state;
    private @Nullable AdoptionAnswer answer;
    private @Nullable OffsetDateTime answeredAt;

    /**
     * As it is kept.
     *
     * @param version counts its changes
     * @param answer whether it counts yet or not; null before one
     * @param answeredAt since when the answer counts, or when the unit was recorded as missing; null before
     */
    public Adoption(
            ExperienceId experience,
            UnitId unit,
            int version,
            AdoptionState state,
            @Nullable AdoptionAnswer answer,
            @Nullable OffsetDateTime answeredAt) {
        this.experience = experience;
        this.unit = unit;
        this.version = version;
        this.state = state;
        this.answer = answer;
        this.answeredAt = answeredAt;
    }

    /** Returns false when it is not open any more. */
    public boolean answer(AdoptionAnswer given) {
        if (!isOpen()) {
            return false;
        }
        answer = given;
        return true;
    }

    /** Lets the answer count; false when it is not open any more, or has no answer. */
    public boolean countAnswer(OffsetDateTime at) {
        return answer != null && close(answer.state(), at);
    }

    /** Returns false when it is not open any more. */
    public boolean recordMissing(OffsetDateTime at) {
        return close(AdoptionState.MISSING, at);
    }

    private boolean close(AdoptionState as, OffsetDateTime at) {
        if (!isOpen()) {
            return false;
        }
        state = as;
        answeredAt = at;
        return true;
    }

    public ExperienceId experience() {
        return experience;
    }

    public UnitId unit() {
        return unit;
    }

    public int version() {
        return version;
    }

    public AdoptionState state() {
        return state;
    }

    public boolean isOpen() {
        return state == AdoptionState.OPEN;
    }

    /** Whether it counts yet or not; null before one. */
    public @Nullable AdoptionAnswer answer() {
        return answer;
    }

    /** What the unit has done, or why it cannot; null before an answer that counts. */
    public @Nullable String text() {
        return answer != null && state.isAnswer() ? answer.text() : null;
    }

    /** The whole name of the person who answered, as it was then; null before an answer that counts. */
    public @Nullable String byName() {
        return answer != null && state.isAnswer() ? answer.by().name() : null;
    }

    /** Since when the answer counts; of a missing one, when it was recorded as missing; null before. */
    public @Nullable OffsetDateTime answeredAt() {
        return answeredAt;
    }
}
