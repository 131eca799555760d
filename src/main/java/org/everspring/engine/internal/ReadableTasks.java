package org.everspring.engine.internal;

import java.util.List;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

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

    private boolean prepare(TaskQueryImpl query) {
        return ReadableSet.prepare(query, isRepeating(query), (ReaderRights) getSession(AuthorizationManager.class));
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
