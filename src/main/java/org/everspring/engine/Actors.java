package org.everspring.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Whose step it is, be it a person or another system that has an account. */
@Component
public class Actors {

    private final IdentityService identity;

    Actors(IdentityService identity) {
        this.identity = identity;
    }

    /** By the whole name as shown to colleagues; by the id where there is no such account any more. */
    public Actor of(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return new Actor(userId, user == null ? userId : FullName.of(user));
    }

    /** Who finishes the task. */
    public Actor of(DelegateTask task) {
        return of(SignedInUser.of(task));
    }

    /** Who starts an instance; the system when nobody is signed in. */
    public Actor starter() {
        Authentication starter = identity.getCurrentAuthentication();
        return of(starter == null ? SignedInUser.NOBODY : starter.getUserId());
    }

    /** The ids of the groups that this person belongs to. */
    public Set<String> groupsOfStarter() {
        Authentication starter = identity.getCurrentAuthentication();
        List<String> groups = starter == null ? null : starter.getGroupIds();
        return groups == null ? Set.of() : Set.copyOf(groups);
    }
}
