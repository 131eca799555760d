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
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/** Who stands behind a login. Read at each request, so that a right that was taken away is gone at once. */
@Component
public class SignedInStaff {

    private final IdentityService identities;
    private final EngineAccess engine;
    private final MemberGroups groups;
    private final DisabledAccounts disabled;
    private final Plan plan;

    SignedInStaff(
            IdentityService identities,
            EngineAccess engine,
            MemberGroups groups,
            DisabledAccounts disabled,
            Plan plan) {
        this.identities = identities;
        this.engine = engine;
        this.groups = groups;
        this.disabled = disabled;
        this.plan = plan;
    }

    /** @param groups the ids of those whose rights the person has today, for the engine */
    public record Login(StaffMember staff, List<String> groups) {}

    /** @return empty when there is no such account, none any more, or it is disabled */
    public Optional<StaffMember> find(String userId) {
        return login(userId).map(Login::staff);
    }

    /** @return empty when there is no such account, none any more, or it is disabled */
    public Optional<Login> login(String userId) {
        if (disabled.contains(userId)) {
            return Optional.empty();
        }
        return engine.unchecked(() -> Optional.ofNullable(
                        identities.createUserQuery().userId(userId).singleResult())
                .map(this::login));
    }

    private Login login(User user) {
        List<String> inForce = groups.of(user.getId());
        Set<StaffRole> roles = inForce.stream()
                .flatMap(group -> StaffRole.ofGroup(group).stream())
                .collect(Collectors.toSet());
        return new Login(
                new StaffMember(user.getId(), FullName.of(user), plan.unitsAmong(Set.copyOf(inForce)), roles), inForce);
    }
}
