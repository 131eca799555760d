package org.everspring.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** With a plan of nine items of eight counties instead of the real one: enough that each thing comes about once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:nine-items;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1000",
            "everspring.plan=classpath:plan/quarter.yaml"
        })
public @interface NineItems {}
