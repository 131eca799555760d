package org.everspring.engine;

import org.camunda.bpm.engine.identity.User;

/** One name from Camunda's two fields; a Chinese name is kept whole in the first, the second is then blank. */
public final class FullName {

    private FullName() {}

    public static String of(User user) {
        var name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
