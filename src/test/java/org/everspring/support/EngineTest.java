package org.everspring.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.everspring.access.QuickPasswords;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * The whole application on H2 in memory with the small plan and its demonstration accounts: one context for all tests
 * that bear this, no job executor, no relay, nothing left over from the test before.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:engine;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1000",
            "everspring.plan=classpath:plan/small.yaml",
            "everspring.demonstration.enabled=true",
            // As in production: what holds for logins is tested as it runs there.
            "everspring.sessions.shared=true",
            "everspring.notification.relay-interval=0s",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import({
    QuickPasswords.class,
    Workday.class,
    ReportingDesk.class,
    ImprovementDesk.class,
    PromotionDesk.class,
    InstructionDesk.class,
    AssessmentDesk.class,
    SqlStatements.class
})
@ExtendWith(CleanDesk.class)
public @interface EngineTest {

    /**
     * A context of one's own that closes after its test asks for {@code MOCK}: a web server that stops takes away what the
     * webapps of all contexts share.
     */
    @AliasFor(annotation = SpringBootTest.class)
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.RANDOM_PORT;
}
