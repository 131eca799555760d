package org.everspring.access;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;

/**
 * Somebody who is signed in. On the pages of the desk the request's principal, so that a page that only has to know whose
 * it is needs nothing from this module.
 *
 * @param name the whole name as shown to colleagues
 * @param units the units of the plan that the person belongs to; empty for somebody who only administers
 * @param roles what the person may do beside a unit's work
 */
public record StaffMember(String userId, String name, Set<UnitId> units, Set<StaffRole> roles) implements Principal {

    public StaffMember {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(name);
        units = Set.copyOf(units);
        roles = Set.copyOf(roles);
    }

    /** The user id, which is what a principal is called by; the name for colleagues is {@link #name()}. */
    @Override
    public String getName() {
        return userId;
    }

    public boolean memberOf(UnitId unit) {
        return units.contains(unit);
    }

    public boolean holds(StaffRole role) {
        return roles.contains(role);
    }

    public boolean administrator() {
        return holds(StaffRole.ADMINISTRATOR);
    }

    /** Whether the person answers for the models. */
    public boolean ownsModels() {
        return holds(StaffRole.PROCESS_OWNER) || administrator();
    }

    /** Whether the person keeps the system running. */
    public boolean operates() {
        return holds(StaffRole.OPERATOR) || administrator();
    }

    /** Whether the person may see and keep the accounts. */
    public boolean keepsAccounts() {
        return holds(StaffRole.USER_ADMINISTRATOR) || administrator();
    }

    /** Whether the person may see the accounts; the auditor sees everything. */
    public boolean seesAccounts() {
        return keepsAccounts() || holds(StaffRole.AUDITOR);
    }

    /** Whether every matter of every unit may be read, be it as the office's own work. */
    public boolean overseesAll(Plan plan) {
        return readsEverything() || memberOf(plan.office().id());
    }

    /** Whether the person is to know how the whole fares, be it to keep it running. */
    public boolean watchesAll(Plan plan) {
        return operates() || overseesAll(plan);
    }

    /** Whether every matter of every unit may be read by a role that is no unit's. */
    public boolean readsEverything() {
        return administrator() || holds(StaffRole.AUDITOR);
    }
}
