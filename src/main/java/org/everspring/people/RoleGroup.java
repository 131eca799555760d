package org.everspring.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.notification.Role;

/** The groups that say what somebody is inside a unit; which unit, the unit's own group says. */
enum RoleGroup {
    LIAISON("liaison", "联络员"),
    LEADER("leader", "负责人");

    static final String TYPE = "ROLE";

    private final String id;
    private final String label;

    RoleGroup(String id, String label) {
        this.id = id;
        this.label = label;
    }

    static RoleGroup of(Role role) {
        return switch (role) {
            case LIAISON -> LIAISON;
            case LEADER -> LEADER;
        };
    }

    static Set<RoleGroup> among(Collection<String> groupIds) {
        return Arrays.stream(values())
                .filter(role -> groupIds.contains(role.id))
                .collect(Collectors.toUnmodifiableSet());
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }
}
