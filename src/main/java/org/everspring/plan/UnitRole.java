package org.everspring.plan;

import org.everspring.kernel.Labelled;

/** Whom in a unit a notice is for. */
public enum UnitRole implements Labelled {
    LIAISON("联络员"),
    LEADER("领导");

    private final String label;

    UnitRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
