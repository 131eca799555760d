package org.everspring.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;

/**
 * What two people's groups say of one standing in for the other. A deputy takes over units and posts in units; what the
 * principal administers goes to nobody.
 *
 * <p>A post is not bound to a unit: whoever leads one unit and joins another leads both. So between people of different
 * units only those can stand in for each other who have the same posts; inside the units of both anybody can.
 */
record DeputyScope(Set<UnitId> ownUnits, Set<UnitRole> ownPosts, Set<UnitId> units, Set<UnitRole> posts) {

    static DeputyScope of(Plan plan, Collection<String> deputysGroups, Collection<String> principalsGroups) {
        return new DeputyScope(
                plan.unitsAmong(Set.copyOf(deputysGroups)),
                UnitRole.among(deputysGroups),
                plan.unitsAmong(Set.copyOf(principalsGroups)),
                UnitRole.among(principalsGroups));
    }

    /** Why it cannot be; empty when it can. */
    Optional<String> objection() {
        if (units.isEmpty()) {
            return Optional.of("被代理人不属于任何单位，没有可以代办的任务。");
        }
        if (ownUnits.isEmpty()) {
            return Optional.of("代理人不属于任何单位，不能代办单位的任务。");
        }
        boolean gainsNoPostElsewhere = ownPosts.containsAll(posts) || units.containsAll(ownUnits);
        boolean bringsNoPostAlong = posts.containsAll(ownPosts) || ownUnits.containsAll(units);
        return gainsNoPostElsewhere && bringsNoPostAlong
                ? Optional.empty()
                : Optional.of("代理人与被代理人不在同一单位时，职责（联络员、负责人）须相同。");
    }

    /** The ids of the principal's groups that the deputy has besides; none when it cannot be. */
    Set<String> groups() {
        if (objection().isPresent()) {
            return Set.of();
        }
        Set<String> groups = units.stream().map(UnitId::value).collect(Collectors.toCollection(HashSet::new));
        posts.forEach(post -> groups.add(post.code()));
        return groups;
    }

    boolean sharesAUnit() {
        return ownUnits.stream().anyMatch(units::contains);
    }
}
