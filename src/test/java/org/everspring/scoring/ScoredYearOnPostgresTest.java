package org.everspring.scoring;

import org.everspring.support.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("真实方案的一个考核年度（PostgreSQL）")
class ScoredYearOnPostgresTest extends ScoredYear {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry application) {
        Postgres.use(application, "scored_year");
    }
}
