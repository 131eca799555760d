package org.everspring.reporting;

import org.everspring.support.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("真实方案的一个完整季度（PostgreSQL）")
class WholeQuarterOnPostgresTest extends WholeQuarter {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry application) {
        Postgres.use(application, "whole_quarter");
    }
}
