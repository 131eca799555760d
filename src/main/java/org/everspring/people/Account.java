package org.everspring.people;

import java.util.List;
import org.everspring.access.DisabledAccount;
import org.everspring.access.StaffRole;
import org.everspring.access.UnitRights;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;

/**
 * @param posts inside the units
 * @param disabled null when it may be used
 * @param demonstration whether it is one of the accounts for trying the system out
 */
public record Account(
        String userId,
        String name,
        String email,
        List<Unit> units,
        List<UnitRole> posts,
        List<StaffRole> roles,
        @Nullable DisabledAccount disabled,
        boolean demonstration) {

    /** Neither a unit nor a role: signs in and finds nothing. */
    public boolean idle() {
        return units.isEmpty() && roles.isEmpty();
    }

    /** Whether one of its units sees and decides everything. */
    boolean isKeptByAdministrators() {
        return units.stream().anyMatch(UnitRights::areGivenByAdministrators);
    }
}
