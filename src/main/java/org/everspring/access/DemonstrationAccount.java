package org.everspring.access;

import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;

/**
 * An account for trying the system out.
 *
 * @param name the whole name; Camunda keeps it as the first name, because it writes first name before last name
 */
public record DemonstrationAccount(String userId, String name) {

    /** RFC 2606 reserves the ending: no such address reaches anybody, and no real person has one. */
    public static final String MAIL_DOMAIN = "everspring.example";

    public static DemonstrationAccount of(Unit unit, UnitRole role) {
        return new DemonstrationAccount(unit.id() + "." + role.code(), unit.name() + role.label());
    }

    public static DemonstrationAccount of(StaffRole role) {
        return new DemonstrationAccount(role == StaffRole.ADMINISTRATOR ? "admin" : role.groupId(), role.label());
    }

    public static boolean isAddressOfOne(String email) {
        return email != null && email.endsWith("@" + MAIL_DOMAIN);
    }

    public String email() {
        return userId + "@" + MAIL_DOMAIN;
    }
}
