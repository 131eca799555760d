package org.everspring.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnPostgres
@DisplayName("真实方案每项任务从发现问题到各县区复制推广（PostgreSQL）")
class WholeLoopOnPostgresTest extends WholeLoop {

    @Test
    @DisplayName("真实方案16项任务、20个县区")
    void theWholePlanIsPlayed() {
        assertThat(loops).hasSize(16);
        assertThat(members).hasSize(20);
    }
}
