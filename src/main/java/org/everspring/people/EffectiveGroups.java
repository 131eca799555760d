package org.everspring.people;

import java.util.LinkedHashSet;
import java.util.List;
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
    public List<String> of(String userId) {
        List<String> own = own(userId);
        Set<String> all = new LinkedHashSet<>(own);
        for (String principal : deputies.principalsOf(userId)) {
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
