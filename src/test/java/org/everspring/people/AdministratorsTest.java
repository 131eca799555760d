package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.everspring.access.Administrators;
import org.everspring.kernel.InvalidInputException;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
@DisplayName("启动时须有系统管理员")
class AdministratorsTest {

    @Autowired
    private Administrators administrators;

    @Autowired
    private Provisioning provisioning;

    @Autowired
    private IdentityService identities;

    @Test
    @DisplayName("一个也没有的不启动，并说明怎样设置")
    void nobodyAdministers() {
        identities.deleteMembership("admin", "camunda-admin");
        try {
            assertThatThrownBy(administrators::require)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("没有系统管理员，不能启动", "EVERSPRING_ADMIN_ID");
            assertThatThrownBy(provisioning::afterSingletonsInstantiated).isInstanceOf(InvalidInputException.class);
        } finally {
            identities.createMembership("admin", "camunda-admin");
        }
        assertThatCode(administrators::require).doesNotThrowAnyException();
    }
}
