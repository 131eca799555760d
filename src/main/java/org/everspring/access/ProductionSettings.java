package org.everspring.access;

import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.everspring.engine.StartCondition;
import org.everspring.kernel.InvalidInputException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What production does not start without, and not with. Asked before the engine is built: Camunda makes the administrator
 * then, with whatever password it is given, and never again.
 */
@Component
@Profile("postgres")
class ProductionSettings implements StartCondition {

    private final CamundaBpmProperties camunda;
    private final DemonstrationSettings demonstration;

    ProductionSettings(CamundaBpmProperties camunda, DemonstrationSettings demonstration) {
        this.camunda = camunda;
        this.demonstration = demonstration;
    }

    @Override
    public void check() {
        var administrator = camunda.getAdminUser();
        if (isBlank(administrator.getId()) || isBlank(administrator.getPassword())) {
            throw new InvalidInputException(
                    "没有系统管理员的账号或口令，不能启动。请设置环境变量 EVERSPRING_ADMIN_ID 和 EVERSPRING_ADMIN_PASSWORD 后重新启动。");
        }
        if (demonstration.enabled()) {
            throw new InvalidInputException("正式运行不得启用演示账号，不能启动。请去掉 everspring.demonstration.enabled 的设置后重新启动。");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
