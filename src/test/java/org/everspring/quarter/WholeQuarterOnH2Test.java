package org.everspring.quarter;

import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.TestPropertySource;

@DisplayName("九项任务的一个完整季度（H2）")
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:whole-quarter;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "everspring.plan=classpath:plan/quarter.yaml"
        })
class WholeQuarterOnH2Test extends WholeQuarter {}
