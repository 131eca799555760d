package org.everspring.access;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/**
 * How passwords are stored: PBKDF2 with HMAC-SHA-512, as {@code iterations$salt and hash in hex}. What is stored names its
 * own iterations, so that their number may grow. OWASP's Password Storage Cheat Sheet (2023) asks for 210,000.
 */
@Component
final class Pbkdf2Passwords implements PasswordEncryptor {

    static final String ALGORITHM = "PBKDF2-SHA-512";

    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;

    private final int iterations;

    Pbkdf2Passwords() {
        this(ITERATIONS);
    }

    /** A constructor and no setting: nobody makes passwords weaker by a line of configuration. */
    Pbkdf2Passwords(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public String encrypt(String password) {
        return iterations + "$" + encoder(iterations).encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        int end = encrypted.indexOf('$');
        return encoder(Integer.parseInt(encrypted.substring(0, end))).matches(password, encrypted.substring(end + 1));
    }

    @Override
    public String hashAlgorithmName() {
        return ALGORITHM;
    }

    /** Whether it was stored as passwords are stored today. */
    boolean isCurrent(String stored) {
        return stored.startsWith("{" + ALGORITHM + "}" + iterations + "$");
    }

    private static Pbkdf2PasswordEncoder encoder(int iterations) {
        return new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
    }
}
