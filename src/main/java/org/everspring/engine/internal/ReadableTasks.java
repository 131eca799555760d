package org.everspring.engine.internal;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks as the engine does, but asks for the right as a set of tasks (see {@code readable-tasks.xml}). The engine
 * joins each task with each right of the reader: a unit with a thousand open tasks has a million pairs.
 */
final class ReadableTasks extends TaskManager {

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new ReadableTasks();
        }
    }

    /** What the statements need besides the query. Public getters, for MyBatis calls them. */
    public static final class Reading {

        private final @Nullable Reader reader;
        private final boolean repeating;

        private Reading(@Nullable Reader reader, boolean repeating) {
            this.reader = reader;
            this.repeating = repeating;
        }

        /** Null for whoever may read all tasks. */
        public @Nullable Reader getReader() {
            return reader;
        }

        /** Whether the query's joins may bring the same task twice. */
        public boolean isRepeating() {
            return repeating;
        }
    }

    /**
     * @param processes whose tasks may all be read, by key
     * @param permission that the right on a single task must have
     */
    public record Reader(
            String userId, List<String> groupIds, List<String> processes, int resourceType, int permission) {}

    @Override
    @SuppressWarnings("unchecked")
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return prepare(query)
                ? getDbEntityManager().selectList("selectReadableTasks", query)
                : getDbEntityManager().selectList("selectTaskByQueryCriteria", query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager()
                .selectOne(prepare(query) ? "countReadableTasks" : "selectTaskCountByQueryCriteria", query);
    }

    /** Whether the reader's rights are a set of tasks; with something taken away only the engine knows them. */
    private boolean prepare(TaskQueryImpl query) {
        AuthorizationCheck check = query.getAuthCheck();
        Reader reader = null;
        if (check.getShouldPerformAuthorizatioCheck()) {
            reader = reader(check).orElse(null);
            if (reader == null) {
                return false;
            }
            ReaderRights.drop(check);
        }
        query.setParameter(new Reading(reader, isRepeating(query)));
        return true;
    }

    private Optional<Reader> reader(AuthorizationCheck check) {
        List<PermissionCheck> either = check.getPermissionChecks().getAtomicChecks();
        if (check.isRevokeAuthorizationCheckEnabled()
                || either.size() != 2
                || either.get(0).getResource() != Resources.TASK
                || either.get(1).getResource() != Resources.PROCESS_DEFINITION) {
            return Optional.empty();
        }
        var rights = (ReaderRights) getSession(AuthorizationManager.class);
        return Optional.of(new Reader(
                check.getAuthUserId(),
                check.getAuthGroupIds(),
                rights.of(check.getAuthUserId(), check.getAuthGroupIds()).granting(either.get(1)),
                either.get(0).getResourceType(),
                either.get(0).getPerms()));
    }

    private static boolean isRepeating(TaskQueryImpl query) {
        return query.getQueries().stream()
                        .anyMatch(part -> part.getCandidateUser() != null
                                || part.getCandidateGroups() != null
                                || part.getCandidateGroupLike() != null
                                || part.getInvolvedUser() != null
                                || part.isWithCandidateGroups()
                                || part.isWithCandidateUsers())
                || query.getOrderingProperties().stream()
                        .map(QueryOrderingProperty::getRelation)
                        .anyMatch(relation -> relation != null);
    }
}
