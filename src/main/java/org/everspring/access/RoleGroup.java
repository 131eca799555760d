package org.everspring.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.kernel.Labelled;
import org.everspring.plan.UnitRole;

/** The groups that say what somebody is inside a unit; which unit, the unit's own group says. */
public enum RoleGroup implements Labelled {
    LIAISON("liaison", "联络员"),
    LEADER("leader", "负责人");

    static final String TYPE = "ROLE";

    private final String id;
    private final String label;

    RoleGroup(String id, String label) {
        this.id = id;
        this.label = label;
    }

    public static RoleGroup of(UnitRole role) {
        return switch (role) {
            case LIAISON -> LIAISON;
            case LEADER -> LEADER;
        };
    }

    public static Set<RoleGroup> among(Collection<String> groupIds) {
        return Arrays.stream(values())
                .filter(role -> groupIds.contains(role.id))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }
}
