package org.everspring.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.everspring.access.Right.Target;
import org.everspring.plan.Unit;
import org.springframework.stereotype.Component;

/**
 * Brings the engine's authorizations in line with the plan. A group of a current unit keeps what an administrator gave
 * it besides; a unit that has left the plan loses everything, but for its open tasks. A role has exactly its table's rights.
 */
@Component
public class Rights {

    /** Where units are given rights; the engine's own rights on single tasks and on the group itself are not among them. */
    private static final List<Resource> RESOURCES = List.of(
            Resources.APPLICATION,
            Resources.FILTER,
            Resources.PROCESS_DEFINITION,
            Resources.PROCESS_INSTANCE,
            Resources.DECISION_DEFINITION);

    private final AuthorizationService authorizations;
    private final OwnProcesses ownProcesses;

    Rights(AuthorizationService authorizations, OwnProcesses ownProcesses) {
        this.authorizations = authorizations;
        this.ownProcesses = ownProcesses;
    }

    /** @return how many authorizations were written or deleted */
    public int provide(List<Unit> units, Set<String> formerUnits, List<String> filterIds) {
        return provideToUnits(units, formerUnits, filterIds) + provideToRoles(units) + provideToAdministrators();
    }

    private int provideToUnits(List<Unit> units, Set<String> formerUnits, List<String> filterIds) {
        var wanted = new HashMap<Target, Right>();
        var ours = new HashSet<Target>();
        for (var unit : units) {
            UnitRights.of(unit, filterIds).forEach(right -> wanted.put(right.target(), right));
            ours.addAll(UnitRights.ever(unit.id().value(), filterIds));
        }

        ownProcesses.startRights(units).forEach(right -> wanted.put(right.target(), right));
        var startable =
                ownProcesses.inForce().stream().map(ProcessDefinition::getKey).collect(Collectors.toSet());

        return follow(
                wanted,
                ofUnits(),
                target -> ours.contains(target)
                        || formerUnits.contains(target.groupId())
                        || startable.contains(target.resourceId()) && isOfAUnit(target, units));
    }

    /** Who may start a process of an owner's own is the model's to say, and nobody else's. */
    private static boolean isOfAUnit(Target target, List<Unit> units) {
        return target.resourceType() == Resources.PROCESS_DEFINITION.resourceType()
                && units.stream().anyMatch(unit -> unit.id().value().equals(target.groupId()));
    }

    /** The same for one process that is being deployed. */
    void provideToStarters(String process, List<Right> starters, List<Unit> units) {
        var wanted = new HashMap<Target, Right>();
        starters.forEach(right -> wanted.put(right.target(), right));
        var present = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(process)
                .list()
                .stream()
                .filter(authorization -> authorization.getGroupId() != null)
                .map(AuthorizationEntity.class::cast)
                .toList();
        follow(wanted, present, target -> isOfAUnit(target, units));
    }

    private int provideToRoles(List<Unit> units) {
        var wanted = new HashMap<Target, Right>();
        RoleRights.of(units).forEach(right -> wanted.put(right.target(), right));
        return follow(wanted, ofRoles(), target -> !isOfTheGroupItself(target));
    }

    /** The engine gives each group the right to know that it exists. */
    private static boolean isOfTheGroupItself(Target target) {
        return target.resourceType() == Resources.GROUP.resourceType()
                && target.resourceId().equals(target.groupId());
    }

    private int follow(Map<Target, Right> wanted, List<AuthorizationEntity> present, Predicate<Target> surplus) {
        var changes = 0;
        for (var authorization : present) {
            var target = new Target(
                    authorization.getGroupId(), authorization.getResourceType(), authorization.getResourceId());
            var right = wanted.remove(target);
            if (right != null) {
                changes += correct(authorization, right);
            } else if (surplus.test(target)) {
                authorizations.deleteAuthorization(authorization.getId());
                changes++;
            }
        }
        wanted.values().forEach(this::grant);
        return changes + wanted.size();
    }

    private List<AuthorizationEntity> ofRoles() {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(RoleRights.groups().toArray(String[]::new))
                .list()
                .stream()
                .map(AuthorizationEntity.class::cast)
                .toList();
    }

    private List<AuthorizationEntity> ofUnits() {
        var present = new ArrayList<AuthorizationEntity>();
        for (var resource : RESOURCES) {
            authorizations
                    .createAuthorizationQuery()
                    .authorizationType(AUTH_TYPE_GRANT)
                    .resourceType(resource)
                    .list()
                    .stream()
                    .filter(authorization -> authorization.getGroupId() != null)
                    .map(AuthorizationEntity.class::cast)
                    .forEach(present::add);
        }
        return present;
    }

    private int correct(AuthorizationEntity present, Right right) {
        if (present.getPermissions() == right.permissions()) {
            return 0;
        }
        present.setPermissions(right.permissions());
        authorizations.saveAuthorization(present);
        return 1;
    }

    private void grant(Right right) {
        var authorization = (AuthorizationEntity) authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(right.target().groupId());
        authorization.setResourceType(right.target().resourceType());
        authorization.setResourceId(right.target().resourceId());
        authorization.setPermissions(right.permissions());
        authorizations.saveAuthorization(authorization);
    }

    private int provideToAdministrators() {
        var present = new HashSet<Integer>();
        authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(Groups.CAMUNDA_ADMIN)
                .resourceId(ANY)
                .list()
                .forEach(authorization -> present.add(authorization.getResourceType()));

        var missing = Arrays.stream(Resources.values())
                .filter(resource -> !present.contains(resource.resourceType()))
                .toList();
        missing.forEach(resource -> grant(Right.of(Groups.CAMUNDA_ADMIN, resource, ANY, Permissions.ALL)));
        return missing.size();
    }
}
