package org.everspring.access;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody gets as a person, and not through a group, by what he does. Camunda gives more, and it stays when the
 * person has left the unit or the role.
 */
@Component
class OwnRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new Provider());
        configuration.setIdentityProviderSessionFactory(new GenericManagerFactory(StaffAccounts.class));
    }

    private static final class Provider extends DefaultAuthorizationProvider {

        /**
         * One may read the own account and change its password; Camunda would let one delete it. A demonstration account
         * may be read only: many share it, and one whose mail address was changed would outlive the demonstration.
         */
        @Override
        public AuthorizationEntity[] newUser(User user) {
            var own = createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ);
            if (!DemonstrationAccount.isAddressOfOne(user.getEmail())) {
                own.addPermission(Permissions.UPDATE);
            }
            return new AuthorizationEntity[] {own};
        }

        /** Camunda would let whoever deployed delete the deployment, and with it every instance of its models. */
        @Override
        public AuthorizationEntity @Nullable [] newDeployment(Deployment deployment) {
            return null;
        }

        /**
         * A task belongs to its candidate group. Camunda would give it to whoever claimed it too, also after the person
         * has moved to another unit, and to a stranger for whom somebody claims it.
         */
        @Override
        public AuthorizationEntity @Nullable [] newTaskAssignee(
                Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
            return null;
        }

        /** Nobody has a right on a task that is not written yet, so that the database need not be asked for one. */
        @Override
        protected @Nullable AuthorizationEntity getGrantAuthorizationByGroupId(
                String groupId, Resource resource, String resourceId) {
            return resource == Resources.TASK && isNewTask(resourceId)
                    ? null
                    : super.getGrantAuthorizationByGroupId(groupId, resource, resourceId);
        }

        private static boolean isNewTask(String id) {
            CachedDbEntity known = Context.getCommandContext()
                    .getDbEntityManager()
                    .getDbEntityCache()
                    .getCachedEntity(TaskEntity.class, id);
            return known != null && known.getEntityState() == DbEntityState.TRANSIENT;
        }
    }
}
