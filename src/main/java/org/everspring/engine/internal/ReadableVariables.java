package org.everspring.engine.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.everspring.engine.TaskColumn;

/** The same as {@link ReadableTasks} for variables, which Tasklist asks for with each list. */
final class ReadableVariables extends VariableInstanceManager {

    private static final Set<String> COLUMNS =
            Arrays.stream(TaskColumn.values()).map(TaskColumn::variable).collect(Collectors.toUnmodifiableSet());

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return VariableInstanceManager.class;
        }

        @Override
        public Session openSession() {
            return new ReadableVariables();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<VariableInstance> findVariableInstanceByQueryCriteria(VariableInstanceQueryImpl query, Page page) {
        configureQuery(query);
        return prepare(query)
                ? getDbEntityManager().selectList("selectReadableVariables", query, page)
                : getDbEntityManager().selectList("selectVariableInstanceByQueryCriteria", query, page);
    }

    @Override
    public long findVariableInstanceCountByQueryCriteria(VariableInstanceQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager()
                .selectOne(
                        prepare(query) ? "countReadableVariables" : "selectVariableInstanceCountByQueryCriteria",
                        query);
    }

    private boolean prepare(VariableInstanceQueryImpl query) {
        return ReadableSet.prepare(query, false, (ReaderRights) getSession(AuthorizationManager.class));
    }

    /**
     * The filters' columns are shown to whoever may read the tasks in the list. Such a person may read all variables that a
     * task sees, the instance's too, but by the engine only task by task: in a list it shows what lies on the task itself,
     * unless one may read the instances, which would be those of all units. The columns used to be copied to each task
     * instead, which was a sixth of what an opening writes.
     */
    @Override
    protected void configureQuery(VariableInstanceQueryImpl query) {
        super.configureQuery(query);
        if (query.getAuthCheck().isAuthorizationCheckEnabled()
                && asksForColumns(query)
                && liesOnReadableTasks(query.getVariableScopeIds())) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
            query.getAuthCheck().getPermissionChecks().clear();
        }
    }

    /** As Tasklist's list does: some columns of tasks, and of the executions and instances that they belong to. */
    private static boolean asksForColumns(VariableInstanceQueryImpl query) {
        String[] names = query.getVariableNames();
        String[] scopes = query.getVariableScopeIds();
        return names != null
                && names.length > 0
                && COLUMNS.containsAll(List.of(names))
                && scopes != null
                && scopes.length > 0;
    }

    private boolean liesOnReadableTasks(String[] scopes) {
        var readable = new TaskQueryImpl();
        readable.taskIdIn(scopes);
        Set<String> others = new HashSet<>(List.of(scopes));
        for (Task task : getTaskManager().findTasksByQueryCriteria(readable)) {
            others.remove(task.getId());
            others.remove(task.getExecutionId());
            others.remove(task.getProcessInstanceId());
        }
        return others.isEmpty();
    }
}
