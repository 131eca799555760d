package org.everspring.access;

/** The page that somebody comes to who has asked for none: where the own work is. */
public final class StaffHome {

    private static final String DESK = "/desk";

    private StaffHome() {}

    /** Whoever works for a unit has tasks; the roles beside have their own pages. */
    public static String of(StaffMember person) {
        if (!person.units().isEmpty()) {
            return DESK;
        }
        if (person.operates()) {
            return "/board/operations";
        }
        if (person.keepsAccounts()) {
            return "/board/accounts";
        }
        if (person.ownsModels()) {
            return "/board/models";
        }
        return person.readsEverything() ? "/board/audit" : DESK;
    }
}
