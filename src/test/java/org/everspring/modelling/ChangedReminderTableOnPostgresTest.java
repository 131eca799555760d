package org.everspring.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.engine.StuckInstances;
import org.everspring.support.EngineTest;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EngineTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@DirtiesContext
@DisplayName("改提醒的日子，在办事项跟着改（PostgreSQL）")
class ChangedReminderTableOnPostgresTest extends ChangedReminderTableTest {

    @Autowired
    private StuckInstances stuck;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry application) {
        Postgres.use(application, "reminder_table");
    }

    @Test
    @DisplayName("开启一个季度，没有停住的流程")
    void nothingStandsStillInAQuarter() {
        assertThat(stuck.find(10)).isEmpty();
    }
}
