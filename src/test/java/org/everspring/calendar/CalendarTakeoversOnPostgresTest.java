package org.everspring.calendar;

import org.everspring.support.EngineTest;
import org.everspring.support.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EngineTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@DirtiesContext
@DisplayName("导入一个年度的工作日（PostgreSQL）")
class CalendarTakeoversOnPostgresTest extends CalendarTakeoversTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry application) {
        Postgres.use(application, "calendar_takeovers");
    }
}
