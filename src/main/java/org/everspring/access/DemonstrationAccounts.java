package org.everspring.access;

import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Component;

/** The accounts for trying the system out, for the page that shows them. */
@Component
public class DemonstrationAccounts {

    private final DemonstrationSettings settings;

    DemonstrationAccounts(DemonstrationSettings settings) {
        this.settings = settings;
    }

    /** Whether they exist; while it is false nothing else here may be shown. */
    public boolean enabled() {
        return settings.enabled();
    }

    /** The one password of all of them. */
    public String password() {
        return settings.password();
    }

    public DemonstrationAccount liaisonOf(Unit unit) {
        return DemonstrationAccount.of(unit, UnitRole.LIAISON);
    }

    public DemonstrationAccount leaderOf(Unit unit) {
        return DemonstrationAccount.of(unit, UnitRole.LEADER);
    }

    public DemonstrationAccount of(StaffRole role) {
        return DemonstrationAccount.of(role);
    }
}
