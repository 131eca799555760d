package org.everspring.people;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** The groups whose rights somebody has today. Every login gives the engine these, and nothing else. */
@Component
class EffectiveGroups {

    private final IdentityService identities;
    private final EngineAccess engine;

    EffectiveGroups(IdentityService identities, EngineAccess engine) {
        this.identities = identities;
        this.engine = engine;
    }

    List<String> of(String userId) {
        return engine.unchecked(() -> identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList());
    }
}
