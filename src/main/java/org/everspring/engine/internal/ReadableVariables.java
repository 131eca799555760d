package org.everspring.engine.internal;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.VariableInstance;

/** The same as {@link ReadableTasks} for variables, which Tasklist asks for with each list. */
final class ReadableVariables extends VariableInstanceManager {

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
}
