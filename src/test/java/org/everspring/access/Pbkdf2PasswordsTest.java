package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("口令的保存方式")
class Pbkdf2PasswordsTest {

    private static final String PASSWORD = "Chuncheng#88-ok";

    private final Pbkdf2Passwords passwords = new Pbkdf2Passwords();

    @Test
    @DisplayName("PBKDF2，二十一万次迭代，次数一并保存")
    void storesTheIterationsThatItTook() {
        String stored = passwords.encrypt(PASSWORD);

        assertThat(stored).startsWith("210000$").hasSizeLessThan(200);
        assertThat(passwords.check(PASSWORD, stored)).isTrue();
        assertThat(passwords.check(PASSWORD + "!", stored)).isFalse();
    }

    @Test
    @DisplayName("迭代次数较少的旧口令仍能核对，但要重新保存")
    void fewerIterationsHoldAndAreNotCurrent() {
        String older = new Pbkdf2Passwords(1_000).encrypt(PASSWORD);

        assertThat(passwords.check(PASSWORD, older)).isTrue();
        assertThat(passwords.isCurrent("{PBKDF2-SHA-512}" + older)).isFalse();
        assertThat(passwords.isCurrent("{PBKDF2-SHA-512}210000$00")).isTrue();
    }
}
