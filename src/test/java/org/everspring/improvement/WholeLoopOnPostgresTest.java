package org.everspring.improvement;

import org.everspring.support.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("真实方案每项任务从发现问题到各县区复制推广（PostgreSQL）")
class WholeLoopOnPostgresTest extends WholeLoop {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry application) {
        Postgres.use(application, "whole_loop");
    }
}
