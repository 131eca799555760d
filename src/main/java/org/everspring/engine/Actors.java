package org.everspring.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.everspring.kernel.Actor;
import org.springframework.stereotype.Component;

/** Whose step it is, be it a person or another system that has an account. */
@Component
public class Actors {

    private final IdentityService identity;

    private final DeputyPrincipals deputies;
    private final MemberGroups groups;

    Actors(IdentityService identity, DeputyPrincipals deputies, MemberGroups groups) {
        this.identity = identity;
        this.deputies = deputies;
        this.groups = groups;
    }

    /** By the whole name as shown to colleagues; by the id where there is no such account any more. */
    public Actor of(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return new Actor(userId, user == null ? userId : FullName.of(user));
    }

    /** The names by the ids, as {@link #of(String)} has them, asked for all at once. */
    public Map<String, String> namesOf(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        userIds.forEach(userId -> names.put(userId, userId));
        identity.createUserQuery()
                .userIdIn(userIds.stream().distinct().toArray(String[]::new))
                .list()
                .forEach(user -> names.put(user.getId(), FullName.of(user)));
        return names;
    }

    /** Who finishes the task; a deputy's name says in whose place, {@code 张三（代李四）}. */
    public Actor of(DelegateTask task) {
        Actor actor = of(SignedInUser.of(task));
        return principal(actor.userId(), task)
                .map(principal -> new Actor(
                        actor.userId(), actor.name() + "（代" + of(principal).name() + "）"))
                .orElse(actor);
    }

    /** Whose task it was before the deputy took it over, or else whose unit's task it is and not the own one's. */
    private Optional<String> principal(String userId, DelegateTask task) {
        if (task.getOwner() != null) {
            return Optional.of(task.getOwner()).filter(owner -> !owner.equals(userId));
        }
        List<String> principals = deputies.principalsOf(userId);
        if (principals.isEmpty()) {
            return Optional.empty();
        }
        Set<String> candidates = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return isIn(candidates, userId)
                ? Optional.empty()
                : principals.stream()
                        .filter(principal -> isIn(candidates, principal))
                        .findFirst();
    }

    /** Whether somebody is a member of all these groups at once, or one of those whom he stands in for is. */
    public boolean belongsTo(String userId, Collection<String> groupIds) {
        return Stream.concat(Stream.of(userId), deputies.principalsOf(userId).stream())
                .anyMatch(one -> groups.own(one).containsAll(groupIds));
    }

    private boolean isIn(Set<String> candidates, String userId) {
        return groups.own(userId).stream().anyMatch(candidates::contains);
    }

    /** Who starts an instance; the system when nobody is signed in. */
    public Actor starter() {
        return of(SignedInUser.find(identity).orElse(SignedInUser.NOBODY));
    }

    /** The ids of the groups that this person belongs to. */
    public Set<String> groupsOfStarter() {
        return SignedInUser.groups(identity);
    }
}
