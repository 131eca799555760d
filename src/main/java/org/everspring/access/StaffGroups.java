package org.everspring.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Component;

/**
 * The groups: one for each unit, one for each role, one for administrators. The group of a unit that the plan no longer
 * names stays, because history and open tasks name it; it only loses its rights.
 */
@Component
public class StaffGroups {

    static final String UNIT_TYPE = "UNIT";
    private static final String ROLE_TYPE = "ROLE";

    private final IdentityService identities;

    StaffGroups(IdentityService identities) {
        this.identities = identities;
    }

    /**
     * @param changes how many groups were written
     * @param formerUnits groups of units that the plan no longer names
     */
    public record Outcome(int changes, Set<String> formerUnits) {}

    public Outcome provide(List<Unit> units) {
        var present = new HashMap<String, Group>();
        identities.createGroupQuery().list().forEach(group -> present.put(group.getId(), group));

        var wanted = new ArrayList<Wanted>();
        units.forEach(unit -> wanted.add(new Wanted(unit.id().value(), unit.name(), UNIT_TYPE)));
        for (var role : UnitRole.values()) {
            wanted.add(new Wanted(role.code(), role.label(), ROLE_TYPE));
        }
        for (var role : StaffRole.values()) {
            wanted.add(new Wanted(
                    role.groupId(),
                    role.label(),
                    role == StaffRole.ADMINISTRATOR ? Groups.GROUP_TYPE_SYSTEM : ROLE_TYPE));
        }

        var changes = 0;
        if (!identities.isReadOnly()) {
            for (var group : wanted) {
                changes += write(group, present);
            }
        }
        return new Outcome(changes, formerUnits(units, present));
    }

    private int write(Wanted wanted, Map<String, Group> present) {
        var group = present.get(wanted.id());
        if (group == null) {
            group = identities.newGroup(wanted.id());
        } else if (Objects.equals(group.getName(), wanted.name()) && Objects.equals(group.getType(), wanted.type())) {
            return 0;
        }
        group.setName(wanted.name());
        group.setType(wanted.type());
        identities.saveGroup(group);
        return 1;
    }

    private static Set<String> formerUnits(List<Unit> units, Map<String, Group> present) {
        var former = new HashSet<String>();
        present.values().stream()
                .filter(group -> UNIT_TYPE.equals(group.getType()))
                .forEach(group -> former.add(group.getId()));
        units.forEach(unit -> former.remove(unit.id().value()));
        return former;
    }

    private record Wanted(String id, String name, String type) {}
}
