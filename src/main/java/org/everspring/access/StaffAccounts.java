package org.everspring.access;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.everspring.kernel.InvalidInputException;

/**
 * The accounts, of which those with a special role are kept by administrators alone. The engine knows the right to change
 * accounts only for one account or for all: whoever has it for all would set an administrator's password, and be one.
 *
 * <p>Public because the engine makes one for each command.
 */
public class StaffAccounts extends DbIdentityServiceProvider {

    @Override
    public IdentityOperationResult saveUser(User user) {
        var caller = getCurrentAuthentication();
        boolean own = caller != null && user.getId().equals(caller.getUserId());
        if (((UserEntity) user).getRevision() > 0 && !own) {
            requireKeeperOf(user.getId());
        }
        return super.saveUser(user);
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        requireKeeperOf(userId);
        return super.deleteUser(userId);
    }

    /** Nor may somebody with a special role give himself a unit's rights besides. */
    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        requireKeeperOf(userId);
        return super.createMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        requireKeeperOf(userId);
        return super.deleteMembership(userId, groupId);
    }

    private void requireKeeperOf(String userId) {
        if (isKeptByAnybody()) {
            return;
        }
        boolean special = getCommandContext()
                .runWithoutAuthorization(() -> createGroupQuery(getCommandContext()).groupMember(userId).list().stream()
                        .map(Group::getId)
                        .anyMatch(StaffRole::isGroupOfOne));
        if (special) {
            throw new InvalidInputException("“" + userId + "”属于系统管理类账号，只能由系统管理员维护。");
        }
    }

    /** The system itself, which is nobody, and administrators. */
    private boolean isKeptByAnybody() {
        var caller = getCurrentAuthentication();
        return caller == null
                || !getCommandContext().isAuthorizationCheckEnabled()
                || Objects.requireNonNullElse(caller.getGroupIds(), List.<String>of())
                        .contains(Groups.CAMUNDA_ADMIN);
    }
}
