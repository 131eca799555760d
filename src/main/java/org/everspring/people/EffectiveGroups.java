package org.everspring.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.MemberGroups;
import org.everspring.plan.Plan;
import org.springframework.stereotype.Component;

/**
 * The groups whose rights somebody has today: the own ones and, for a deputy, the principal's. Every login gives the engine
 * these, and nothing else.
 */
@Component
class EffectiveGroups implements MemberGroups {

    private final IdentityService identities;
    private final EngineAccess engine;
    private final DeputyPeriods deputies;
    private final Plan plan;

    EffectiveGroups(IdentityService identities, EngineAccess engine, DeputyPeriods deputies, Plan plan) {
        this.identities = identities;
        this.engine = engine;
        this.deputies = deputies;
        this.plan = plan;
    }

    @Override
    public Present present(String userId) {
        Map<String, List<String>> known = deputies.standing(userId);
        List<String> own = known.getOrDefault(DeputyPeriods.GROUP, List.of());
        List<String> principals = known.getOrDefault(DeputyPeriods.PRINCIPAL, List.of());
        return new Present(known.containsKey(DeputyPeriods.DISABLED), withThoseOf(principals, own), principals);
    }

    @Override
    public List<String> of(String userId) {
        return withThoseOf(deputies.principalsOf(userId), own(userId));
    }

    private List<String> withThoseOf(List<String> principals, List<String> own) {
        Set<String> all = new LinkedHashSet<>(own);
        for (String principal : principals) {
            all.addAll(DeputyScope.of(plan, own, own(principal)).groups());
        }
        return List.copyOf(all);
    }

    @Override
    public List<String> own(String userId) {
        return engine.unchecked(() -> identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList());
    }
}
