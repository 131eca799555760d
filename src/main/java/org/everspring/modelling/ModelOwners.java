package org.everspring.modelling;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * Who may change models: whom the engine lets deploy. What goes with a deployment (migration, rollback) asks for no right
 * of its own.
 */
@Component
public class ModelOwners {

    private final AuthorizationService authorizations;
    private final IdentityService identities;
    private final EngineCommandsInNameOf commands;

    ModelOwners(AuthorizationService authorizations, IdentityService identities, EngineCommandsInNameOf commands) {
        this.authorizations = authorizations;
        this.identities = identities;
        this.commands = commands;
    }

    public boolean mayRead(String userId) {
        return may(userId, Permissions.READ, Resources.DEPLOYMENT);
    }

    public boolean mayChange(String userId) {
        return may(userId, Permissions.CREATE, Resources.DEPLOYMENT);
    }

    /** Who deploys what may do harm, and whoever looks after failed jobs. */
    public boolean maySuspend(String userId) {
        return mayChange(userId) || may(userId, ProcessDefinitionPermissions.RETRY_JOB, Resources.PROCESS_DEFINITION);
    }

    private boolean may(String userId, Permission permission, Resources resource) {
        return commands.run(userId, () -> {
            List<String> groups = identities.createGroupQuery().groupMember(userId).list().stream()
                    .map(Group::getId)
                    .toList();
            return authorizations.isUserAuthorized(userId, groups, permission, resource);
        });
    }
}
