package org.everspring.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.engine.MemberGroups;
import org.everspring.engine.MemberGroups.Present;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Who stands behind a login. Read at each request, so that a right that was taken away is gone at once. */
@Component
public class SignedInStaff {

    private final IdentityService identities;
    private final EngineAccess engine;
    private final MemberGroups groups;
    private final Plan plan;

    SignedInStaff(IdentityService identities, EngineAccess engine, MemberGroups groups, Plan plan) {
        this.identities = identities;
        this.engine = engine;
        this.groups = groups;
        this.plan = plan;
    }

    /**
     * @param groups the ids of those whose rights the person has today, for the engine
     * @param principals the accounts of those whom the person stands in for today
     */
    public record Login(StaffMember staff, List<String> groups, List<String> principals) {}

    /** @return empty when there is no such account, none any more, or it is disabled */
    public Optional<StaffMember> find(String userId) {
        return login(userId).map(Login::staff);
    }

    /** @return empty when there is no such account, none any more, or it is disabled */
    public Optional<Login> login(String userId) {
        return account(userId).flatMap(this::login);
    }

    /** The account itself, whether or not it may be used. */
    public Optional<User> account(String userId) {
        return engine.unchecked(() ->
                Optional.ofNullable(identities.createUserQuery().userId(userId).singleResult()));
    }

    /** @return empty when it is disabled */
    public Optional<Login> login(User account) {
        Present present = groups.present(account.getId());
        if (present.disabled()) {
            return Optional.empty();
        }
        List<String> inForce = present.groups();
        Set<StaffRole> roles = inForce.stream()
                .flatMap(group -> StaffRole.ofGroup(group).stream())
                .collect(Collectors.toSet());
        var staff = new StaffMember(account.getId(), FullName.of(account), plan.unitsAmong(Set.copyOf(inForce)), roles);
        return Optional.of(new Login(staff, inForce, present.principals()));
    }
}
