package org.everspring.promotion;

import java.util.Objects;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;

/**
 * A unit nominates its experience.
 *
 * @param problemId the problem of the closed loop that it came from; null for none
 * @param userId who nominates
 */
public record Nomination(String problemId, ItemId item, UnitId unit, ExperienceCase content, String userId) {

    public Nomination {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(userId, "userId");
    }
}
