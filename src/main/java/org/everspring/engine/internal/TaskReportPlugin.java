package org.everspring.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskReportImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskReportManager;
import org.camunda.bpm.engine.task.TaskCountByCandidateGroupResult;
import org.springframework.stereotype.Component;

/**
 * Lets Cockpit's count of tasks by group be asked as every other count of tasks: whoever reads the tasks of all processes
 * sees it, and whoever reads none is told that there is none. The engine asks for one right only, that on all tasks, and
 * Cockpit's page of tasks is an error for whoever has another.
 */
@Component
class TaskReportPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var factories = new ArrayList<SessionFactory>();
        if (engine.getCustomSessionFactories() != null) {
            factories.addAll(engine.getCustomSessionFactories());
        }
        factories.add(new Factory());
        engine.setCustomSessionFactories(factories);
    }

    private static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return TaskReportManager.class;
        }

        @Override
        public Session openSession() {
            return new ReadableTaskReports();
        }
    }

    private static final class ReadableTaskReports extends TaskReportManager {

        @Override
        public List<TaskCountByCandidateGroupResult> createTaskCountByCandidateGroupReport(TaskReportImpl report) {
            boolean readsNone = !readsAll() && getTaskManager().findTaskCountByQueryCriteria(new TaskQueryImpl()) == 0;
            return readsNone ? List.of() : super.createTaskCountByCandidateGroupReport(report);
        }

        @Override
        protected void configureQuery(TaskReportImpl report) {
            if (readsAll()) {
                getTenantManager().configureTenantCheck(report.getTenantCheck());
            } else {
                super.configureQuery(report);
            }
        }

        private boolean readsAll() {
            return isAuthorized(Permissions.READ, Resources.TASK)
                    || isAuthorized(ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION);
        }

        private boolean isAuthorized(Permission permission, Resource resource) {
            return getAuthorizationManager().isAuthorized(permission, resource, Authorization.ANY);
        }
    }
}
