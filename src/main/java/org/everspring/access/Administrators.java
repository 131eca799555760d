package org.everspring.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.everspring.kernel.InvalidInputException;
import org.springframework.stereotype.Component;

/** Whether anybody administers. Nobody can make himself an administrator, so somebody must be one from the start. */
@Component
public class Administrators {

    private final IdentityService identities;

    Administrators(IdentityService identities) {
        this.identities = identities;
    }

    /** @throws InvalidInputException when nobody is one; says how to name one */
    public void require() {
        if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
            throw new InvalidInputException(
                    "没有系统管理员，不能启动。请设置环境变量 EVERSPRING_ADMIN_ID 和 EVERSPRING_ADMIN_PASSWORD（或 camunda.bpm.admin-user）后重新启动。");
        }
    }
}
