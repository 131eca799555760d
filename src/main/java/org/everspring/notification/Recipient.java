package org.everspring.notification;

import java.util.Objects;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who has the role in the unit when the notice is posted, or one person of the unit.
 *
 * @param role null for a person
 * @param userId null for a role
 */
public record Recipient(
        UnitId unit, @Nullable UnitRole role, @Nullable String userId) {

    public Recipient {
        Objects.requireNonNull(unit, "unit");
        if ((role == null) == (userId == null)) {
            throw new IllegalArgumentException("A recipient is either a role or a person.");
        }
    }

    public Recipient(UnitId unit, UnitRole role) {
        this(unit, Objects.requireNonNull(role, "role"), null);
    }

    public static Recipient liaisons(UnitId unit) {
        return new Recipient(unit, UnitRole.LIAISON);
    }

    public static Recipient leaders(UnitId unit) {
        return new Recipient(unit, UnitRole.LEADER);
    }

    /** The unit's liaisons and its leaders. */
    public static Recipient[] everybody(UnitId unit) {
        return new Recipient[] {liaisons(unit), leaders(unit)};
    }

    /** One person, as long as he is in the unit; when he has left it, the unit's liaisons take his place. */
    public static Recipient person(String userId, UnitId unit) {
        return new Recipient(unit, null, Objects.requireNonNull(userId, "userId"));
    }
}
