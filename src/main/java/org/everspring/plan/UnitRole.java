package org.everspring.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/**
 * What somebody is inside a unit, and whom there a notice is for. The code is the id of the group whose members have the
 * role; in which unit, the unit's own group says.
 */
public enum UnitRole implements Coded, Labelled {
    LIAISON("liaison", "联络员"),
    LEADER("leader", "负责人");

    private final String code;
    private final String label;

    UnitRole(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static Set<UnitRole> among(Collection<String> groupIds) {
        return Arrays.stream(values())
                .filter(role -> groupIds.contains(role.code))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
