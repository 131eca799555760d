package org.everspring.engine.internal;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.jspecify.annotations.Nullable;

/** What anybody may do to one thing, such as a task, by rights on that very thing; only where nothing is revoked. */
final class RightsOnOne {

    private final List<Grant> grants;

    private RightsOnOne(List<Grant> grants) {
        this.grants = grants;
    }

    /** As the statement has its columns: of a person, of everybody ({@code *}), or of a group. */
    record Grant(@Nullable String userId, @Nullable String groupId, int permissions) {

        /** By one row alone, as in the engine: two halves make no right. */
        private boolean permits(PermissionCheck check, @Nullable String person, List<String> groups) {
            boolean isTheirs = groupId != null
                    ? groups.contains(groupId)
                    : Authorization.ANY.equals(userId) || userId != null && userId.equals(person);
            return isTheirs && (permissions & check.getPerms()) == check.getPerms();
        }
    }

    @SuppressWarnings("unchecked")
    static RightsOnOne of(PermissionCheck check, DbEntityManager database) {
        return new RightsOnOne((List<Grant>) database.selectList(
                "selectRightsOnOne", Map.of("type", check.getResourceType(), "id", check.getResourceId())));
    }

    boolean grant(PermissionCheck check, @Nullable String userId, List<String> groupIds) {
        return grants.stream().anyMatch(grant -> grant.permits(check, userId, groupIds));
    }
}
