package org.everspring.people;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole application on a database in memory, with the demonstration accounts, without the job executor. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:people;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "everspring.demonstration.enabled=true"
        })
public @interface EverSpringContext {}
