package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Who has brought an experience forth.
 *
 * @param problemId the problem of the closed loop that it came from; null for none
 * @param userId who nominates
 */
public record Nomination(@Nullable String problemId, ItemId item, UnitId unit, String userId, OffsetDateTime at) {

    public Nomination {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(at, "at");
    }

    /** As it begins: with the office, for the first time. */
    public Experience experience(ExperienceId id, ExperienceCase content) {
        ExperienceState state = ExperienceState.UNDER_REVIEW;
        return new Experience(id, 0, this, content, state, 1, null, ReviewResult.NONE, ExperienceDates.NONE, null);
    }
}
