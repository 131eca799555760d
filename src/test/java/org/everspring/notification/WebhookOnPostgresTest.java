package org.everspring.notification;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("群机器人、接口和提醒设置（PostgreSQL）")
class WebhookOnPostgresTest extends WebhookContract {

    WebhookOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
