package org.everspring.improvement.process;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.everspring.engine.SignedInUser;
import org.everspring.improvement.Accounts;
import org.everspring.improvement.Actor;
import org.everspring.improvement.Reporter;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.stereotype.Component;

@Component
class CamundaAccounts implements Accounts {

    private static final String NOBODY = "system";

    private final IdentityService identity;
    private final Plan plan;

    CamundaAccounts(IdentityService identity, Plan plan) {
        this.identity = identity;
        this.plan = plan;
    }

    @Override
    public Actor of(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return new Actor(userId, user == null ? userId : name(user));
    }

    Actor whoFinishes(DelegateTask task) {
        return of(SignedInUser.of(task));
    }

    Reporter starter() {
        Authentication starter = identity.getCurrentAuthentication();
        Actor actor = of(starter == null ? NOBODY : starter.getUserId());
        return new Reporter(actor.userId(), actor.name(), units(starter));
    }

    private Set<UnitId> units(Authentication person) {
        return person == null || person.getGroupIds() == null
                ? Set.of()
                : plan.units().stream()
                        .map(Unit::id)
                        .filter(unit -> person.getGroupIds().contains(unit.value()))
                        .collect(toSet());
    }

    /** A Chinese name is kept whole in the first field, the second is then blank. */
    private static String name(User user) {
        String name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
