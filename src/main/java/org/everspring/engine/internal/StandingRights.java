package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do to all things of a kind, and to each application, filter, process and instance, himself or by his
 * groups. These are few however many tasks are open, and they decide most of what is asked: whoever may read all tasks
 * needs no look at a single one.
 */
final class StandingRights {

    /** Of which there are few, so that all rights on them are read. */
    private static final Set<Resource> KINDS =
            Set.of(Resources.APPLICATION, Resources.FILTER, Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE);

    private final List<Grant> grants;

    private StandingRights(List<Grant> grants) {
        this.grants = grants;
    }

    /** As the statement has its columns. */
    record Grant(int type, int resourceType, String resourceId, int permissions) {

        /** By one row alone, as in the engine: two halves make no right. */
        private boolean permits(PermissionCheck check) {
            return type != Authorization.AUTH_TYPE_REVOKE
                    && resourceType == check.getResourceType()
                    && (permissions & check.getPerms()) == check.getPerms();
        }
    }

    @SuppressWarnings("unchecked")
    static StandingRights of(@Nullable String userId, List<String> groupIds, DbEntityManager database) {
        return new StandingRights((List<Grant>) database.selectList(
                "selectStandingRights",
                Map.of(
                        "user",
                        Objects.requireNonNullElse(userId, ""),
                        "groups",
                        groupIds,
                        "kinds",
                        KINDS.stream().map(Resource::resourceType).sorted().toList())));
    }

    /** Whether it is one of those that are read. */
    static boolean include(Authorization authorization) {
        return authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE
                || Authorization.ANY.equals(authorization.getResourceId())
                || KINDS.stream().anyMatch(kind -> kind.resourceType() == authorization.getResourceType());
    }

    /** Whether something has been taken from the person. The engine must be asked then, for the order of rights counts. */
    boolean revoked() {
        return grants.stream().anyMatch(grant -> grant.type() == Authorization.AUTH_TYPE_REVOKE);
    }

    /** Whether it is granted for all things of its kind, or for the one that is asked for. */
    boolean grant(PermissionCheck check) {
        return grants.stream()
                .filter(grant -> grant.permits(check))
                .anyMatch(grant -> Authorization.ANY.equals(grant.resourceId())
                        || grant.resourceId().equals(check.getResourceId()));
    }

    /** Whether nothing but what is known here can grant it. */
    static boolean decide(PermissionCheck check) {
        return KINDS.contains(check.getResource())
                || check.getResourceId() == null
                || Authorization.ANY.equals(check.getResourceId());
    }

    /** Whether it is granted when one of its checks is. */
    static boolean isOneEnough(CompositePermissionCheck checks) {
        List<PermissionCheck> atomic = checks.getAtomicChecks();
        return checks.getCompositeChecks().isEmpty()
                && (checks.isDisjunctive() || atomic.size() == 1)
                && atomic.stream().allMatch(check -> check.getAuthorizationNotFoundReturnValue() == null);
    }

    /** Whether one of them, where one is enough, is granted. */
    boolean grant(CompositePermissionCheck checks) {
        return isOneEnough(checks) && checks.getAtomicChecks().stream().anyMatch(this::grant);
    }

    /** The ids of the things that it is granted for; of a kind that is decided here. */
    List<String> granting(PermissionCheck check) {
        return new ArrayList<>(grants.stream()
                .filter(grant -> grant.permits(check))
                .map(Grant::resourceId)
                .distinct()
                .toList());
    }
}
