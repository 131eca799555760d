package org.everspring.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.everspring.notification.Staff.liaisonOf;

import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("通知（PostgreSQL）")
class NotificationOnPostgresTest extends NotificationContract {

    NotificationOnPostgresTest() {
        super(TestDatabase.POSTGRES);
    }

    @Test
    @DisplayName("从别处恢复的副本什么也不发，确认后才发")
    void aRestoredCopyIsSilentUntilToldOtherwise() {
        post(urgent("a", "原来的库"));
        node().relay().run();
        assertThat(mails()).hasSize(1);
        // As the dump brings it along from where it was taken.
        node().jdbc().sql("update database_home set home = '1/1'").update();
        post(urgent("b", "副本里的库"));

        node().relay().run();
        node().relay().runWebhooks();

        assertThat(node().relay().isHeld()).isTrue();
        assertThat(mails()).hasSize(1);

        node().home().settle();
        node().relay().run();

        assertThat(node().relay().isHeld()).isFalse();
        assertThat(mails()).hasSize(2);
    }

    private static Notice urgent(String key, String subject) {
        return new Notice(key, liaisonOf("wuhuaqu"), Urgency.IMMEDIATE, subject, "请即办理。", "2026Q4:2.1:wuhuaqu");
    }
}
