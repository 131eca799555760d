package org.everspring.people;

import java.util.Objects;
import java.util.Set;
import org.everspring.plan.UnitId;

/**
 * Somebody who is signed in.
 *
 * @param name the whole name as shown to colleagues
 * @param units the units of the plan that the person belongs to; empty for somebody who only administers
 * @param administrator whether the person may do everything
 */
public record StaffMember(String userId, String name, Set<UnitId> units, boolean administrator) {

    public StaffMember {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(name);
        units = Set.copyOf(units);
    }

    public boolean memberOf(UnitId unit) {
        return units.contains(unit);
    }
}
