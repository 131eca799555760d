package org.everspring.people;

import java.util.HashSet;
import java.util.Set;
import org.everspring.access.StaffRole;

/**
 * Where somebody is to belong.
 *
 * @param units ids, as they were sent
 * @param posts ids of what the person is inside the units, as they were sent
 */
public record Memberships(Set<String> units, Set<String> posts, Set<StaffRole> roles) {

    Set<String> groups() {
        Set<String> groups = new HashSet<>(units);
        groups.addAll(posts);
        roles.forEach(role -> groups.add(role.groupId()));
        return groups;
    }
}
