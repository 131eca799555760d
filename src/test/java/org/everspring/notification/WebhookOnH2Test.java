package org.everspring.notification;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("群机器人、接口和提醒设置（H2）")
class WebhookOnH2Test extends WebhookContract {

    WebhookOnH2Test() {
        super(TestDatabase.H2);
    }
}
