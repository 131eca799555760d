package org.everspring.access;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stores passwords as the application does, with so few iterations that a test does not wait for them. */
@TestConfiguration
public class QuickPasswords {

    static final int ITERATIONS = 100;

    @Bean
    @Primary
    Pbkdf2Passwords quickPasswords() {
        return new Pbkdf2Passwords(ITERATIONS);
    }
}
