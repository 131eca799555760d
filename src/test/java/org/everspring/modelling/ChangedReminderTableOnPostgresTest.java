package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.jobs.StuckInstances;
import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
@DisplayName("改提醒的日子，在办事项跟着改（PostgreSQL）")
class ChangedReminderTableOnPostgresTest extends ChangedReminderTableTest {

    @Autowired
    private StuckInstances stuck;

    @Test
    @DisplayName("开启一个季度，没有停住的流程")
    void nothingStandsStillInAQuarter() {
        assertThat(stuck.find(10)).isEmpty();
    }
}
