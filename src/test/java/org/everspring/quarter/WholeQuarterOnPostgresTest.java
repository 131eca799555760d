package org.everspring.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.everspring.support.OnPostgres;
import org.everspring.support.SqlStatements.Counted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnPostgres
@DisplayName("真实方案的一个完整季度（PostgreSQL）")
class WholeQuarterOnPostgresTest extends WholeQuarter {

    /** Of fifty obligations, with their breakdowns and notices; the first two batches also read models and dates. */
    private static final int STATEMENTS_A_BATCH = 159;

    @Test
    @DisplayName("真实方案16项任务、371份报送")
    void theWholePlanIsPlayed() {
        assertThat(plan.items()).hasSize(16);
        assertThat(obligations.ofQuarter(QUARTER)).hasSize(371);
    }

    @Test
    @DisplayName("五十项一批下达，每批的语句数不超过规定，也不随已下达的数量增加")
    void opensByAFewStatementsABatch() {
        List<Counted> batches = opening.upToEach("update reporting_quarter set version = version + 1, opened_steps");

        assertThat(batches).hasSize(8);
        batches.subList(2, 7).forEach(batch -> batch.areAtMost(STATEMENTS_A_BATCH));
    }
}
