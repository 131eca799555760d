package org.everspring.engine.internal;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of {@code readable-tasks.xml} need besides the query: who reads, and whether its joins may bring the
 * same row twice. The reader is null for whoever may read everything. Public, for MyBatis calls the getters.
 */
public record ReadableSet(@Nullable Reader reader, boolean repeating) {

    /**
     * @param instances that may be read with all that is in them, by id; hardly ever any
     * @param processes the same of all of a process's instances, by key
     * @param permission that the right on a single task must have
     */
    public record Reader(
            String userId,
            List<String> groupIds,
            List<String> instances,
            List<String> processes,
            int resourceType,
            int permission) {}

    public @Nullable Reader getReader() {
        return reader;
    }

    public boolean isRepeating() {
        return repeating;
    }

    /**
     * Leaves the question of rights to our statement. With something revoked only the engine's own statement knows them.
     *
     * @return whether that is done; if not, the query is as it was
     */
    static boolean prepare(ListQueryParameterObject query, boolean repeating, ReaderRights rights) {
        AuthorizationCheck check = query.getAuthCheck();
        Reader reader = null;
        if (check.getShouldPerformAuthorizatioCheck()) {
            reader = reader(check, rights).orElse(null);
            if (reader == null) {
                return false;
            }
            ReaderRights.drop(check);
        }
        query.setParameter(new ReadableSet(reader, repeating));
        return true;
    }

    private static Optional<Reader> reader(AuthorizationCheck check, ReaderRights rights) {
        CompositePermissionCheck checks = check.getPermissionChecks();
        List<PermissionCheck> either = checks.getAtomicChecks();
        Optional<PermissionCheck> task = of(Resources.TASK, either);
        Optional<PermissionCheck> process = of(Resources.PROCESS_DEFINITION, either);
        Optional<PermissionCheck> instance = of(Resources.PROCESS_INSTANCE, either);
        if (check.isRevokeAuthorizationCheckEnabled()
                || !checks.isDisjunctive()
                || !checks.getCompositeChecks().isEmpty()
                || task.isEmpty()
                || either.size()
                        != 1 + process.stream().count() + instance.stream().count()) {
            return Optional.empty();
        }
        StandingRights standing = rights.of(check.getAuthUserId(), check.getAuthGroupIds());
        return Optional.of(new Reader(
                check.getAuthUserId(),
                check.getAuthGroupIds(),
                instance.map(standing::granting).orElse(List.of()),
                process.map(standing::granting).orElse(List.of()),
                task.get().getResourceType(),
                task.get().getPerms()));
    }

    private static Optional<PermissionCheck> of(Resource resource, List<PermissionCheck> checks) {
        return checks.stream().filter(check -> check.getResource() == resource).findFirst();
    }
}
