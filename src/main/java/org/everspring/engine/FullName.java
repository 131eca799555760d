package org.everspring.engine;

import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;

/** One name from Camunda's two fields; a Chinese name is kept whole in the first, the second is then blank. */
public final class FullName {

    private FullName() {}

    public static String of(User user) {
        return of(user.getId(), user.getFirstName(), user.getLastName());
    }

    public static String of(String userId, @Nullable String first, @Nullable String last) {
        var name = (text(first) + " " + text(last)).strip();
        return name.isEmpty() ? userId : name;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
