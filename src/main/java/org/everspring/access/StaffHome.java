package org.everspring.access;

import org.everspring.plan.Plan;

/** The page that somebody comes to who has asked for none: where the own work is. */
public final class StaffHome {

    private static final String DESK = "/desk";
    private static final String BOARD = "/board";

    private StaffHome() {}

    /**
     * The leading group asks how things stand; whoever works for another unit has tasks; the roles beside have their own
     * pages.
     */
    public static String of(StaffMember person, Plan plan) {
        if (person.memberOf(plan.leadingGroup().id())) {
            return BOARD;
        }
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
