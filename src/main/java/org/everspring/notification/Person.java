package org.everspring.notification;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param name the whole Chinese name
 * @param email null or blank when the person has no address and reads notices on the page only
 */
public record Person(String userId, String name, @Nullable String email) {

    public Person {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(name, "name");
    }

    boolean hasEmail() {
        return email != null && !email.isBlank();
    }
}
