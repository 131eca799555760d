package org.everspring.scoring;

import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.TestPropertySource;

@DisplayName("真实方案的一个考核年度（H2）")
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:scored-year;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class ScoredYearOnH2Test extends ScoredYear {}
