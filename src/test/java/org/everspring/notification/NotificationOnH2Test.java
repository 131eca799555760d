package org.everspring.notification;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("通知（H2）")
class NotificationOnH2Test extends NotificationContract {

    NotificationOnH2Test() {
        super(TestDatabase.H2);
    }
}
