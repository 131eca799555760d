package org.everspring.notification;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("通知（PostgreSQL）")
class NotificationOnPostgresTest extends NotificationContract {

    NotificationOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }
}
