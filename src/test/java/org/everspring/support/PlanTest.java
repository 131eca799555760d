package org.everspring.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.everspring.access.QuickPasswords;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole application on H2 in memory with the real plan and its demonstration accounts: one context for all tests that
 * bear this, no job executor, no relay, at the beginning of a class nothing left over from the class before.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:plan;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1000",
            "everspring.demonstration.enabled=true",
            "everspring.notification.relay-interval=0s",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import({
    QuickPasswords.class,
    Workday.class,
    ReportingDesk.class,
    ImprovementDesk.class,
    PromotionDesk.class,
    SqlStatements.class
})
@ExtendWith(CleanStage.class)
public @interface PlanTest {}
