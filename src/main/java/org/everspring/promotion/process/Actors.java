package org.everspring.promotion.process;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.everspring.engine.SignedInUser;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Actor;
import org.springframework.stereotype.Component;

/** Who does a step. */
@Component
class Actors {

    private final IdentityService identity;
    private final Plan plan;

    Actors(IdentityService identity, Plan plan) {
        this.identity = identity;
        this.plan = plan;
    }

    Actor of(DelegateTask task) {
        String userId = SignedInUser.of(task);
        User user = identity.createUserQuery().userId(userId).singleResult();
        return new Actor(userId, user == null ? userId : name(user));
    }

    /** A Chinese name is kept whole in the first field, the second is then blank. */
    private static String name(User user) {
        String name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** The user id of the person who starts an instance; the system's when nobody is signed in. */
    String starter() {
        Authentication starter = identity.getCurrentAuthentication();
        return starter == null ? "system" : starter.getUserId();
    }

    /** The units of the plan that this person belongs to. */
    Set<UnitId> unitsOfStarter() {
        Authentication starter = identity.getCurrentAuthentication();
        return starter == null || starter.getGroupIds() == null
                ? Set.of()
                : plan.units().stream()
                        .map(Unit::id)
                        .filter(unit -> starter.getGroupIds().contains(unit.value()))
                        .collect(toSet());
    }
}
