package org.everspring.improvement;

import org.junit.jupiter.api.DisplayName;
import org.springframework.test.context.TestPropertySource;

@DisplayName("真实方案每项任务从发现问题到各县区复制推广（H2）")
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:whole-loop;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class WholeLoopOnH2Test extends WholeLoop {}
