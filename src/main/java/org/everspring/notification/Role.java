package org.everspring.notification;

/** Whom in a unit a notice is for. */
public enum Role {
    LIAISON("联络员"),
    LEADER("领导");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
