package org.everspring.people;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;

/**
 * What somebody may do with the own account. Camunda gives everything, deleting it included; here one may read it and
 * change the password. A demonstration account may be read only: many share it, and one whose mail address was changed
 * would outlive the demonstration.
 */
@Component
class OwnAccountRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new Provider());
    }

    private static final class Provider extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newUser(User user) {
            var own = createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ);
            if (!DemonstrationAccount.isAddressOfOne(user.getEmail())) {
                own.addPermission(Permissions.UPDATE);
            }
            return new AuthorizationEntity[] {own};
        }
    }
}
