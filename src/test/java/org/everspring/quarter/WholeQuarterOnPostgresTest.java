package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import org.everspring.support.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnPostgres
@DisplayName("真实方案的一个完整季度（PostgreSQL）")
class WholeQuarterOnPostgresTest extends WholeQuarter {

    @Test
    @DisplayName("真实方案16项任务、371份报送")
    void theWholePlanIsPlayed() {
        assertThat(plan.items()).hasSize(16);
        assertThat(obligations.ofQuarter(QUARTER)).hasSize(371);
    }
}
