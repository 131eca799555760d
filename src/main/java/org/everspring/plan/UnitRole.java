package org.everspring.plan;

/** Whom in a unit a notice is for. */
public enum UnitRole {
    LIAISON("联络员"),
    LEADER("领导");

    private final String label;

    UnitRole(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
